package rulezoo.analysis.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.figure.DelayFigure;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.ImprintFigure;
import rulezoo.analysis.figure.KnockOutFigure;
import rulezoo.analysis.figure.LifetimeFigure;
import rulezoo.analysis.figure.PredictionFigure;
import rulezoo.analysis.figure.PrevalenceFigure;
import rulezoo.analysis.figure.RateCourseFigure;
import rulezoo.analysis.figure.RelationFigure;
import rulezoo.analysis.memory.KnockOut;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryPrediction;
import rulezoo.analysis.memory.MemorySurvival;
import rulezoo.analysis.memory.RuleProperty;
import rulezoo.analysis.memory.RuleRelation;
import rulezoo.analysis.memory.RuleTest;
import rulezoo.analysis.stable.MetricPrediction;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.statistics.Difference;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * A figure about evolved rules on all four pathways: it reads a zoo that was searched and probed. Rules are
 * the sample.
 *
 * @param id number in the paper
 * @param title what it is about
 * @param limits what it can and cannot show at the quick scale
 * @param experiments what it reads
 * @param reading what the zoo says
 */
public record ZooFigure(String id, String title, String limits, Set<PaperExperiment> experiments,
        Function<Contents, Outcome> reading)
        implements
            PaperFigure {
    private static final double TEN_SECONDS = 10;
    private static final double MINUTE = 60;
    private static final double HOUR = 3600;
    private static final double FOUR_HOURS = 14_400;
    private static final int ALL = Pathway.values().length;
    private static final int PUBLISHED_RULES = 2500;
    /** Our reading of "marginal". */
    private static final double MARGINAL = 0.3;
    /** A difference between two fractions that would not matter. */
    private static final double FRACTION_MARGIN = 0.1;
    private static final String QUICK = "Networks of 1024 neurons instead of 4096; rules from our search, judged stable after"
            + " 70 s instead of 4 h; few rules, delays of at most a minute. Fewer neurons average less noise, so that fewer"
            + " rules are significant.";
    private static final String NOT_QUICK = "The network of the paper; rules from our search, not from theirs, judged stable"
            + " after 70 s.";

    /**
     * What a zoo holds.
     *
     * @param probes all probe records
     * @param table of the largest familiarity experiment
     * @param tests one for each of its rules, knock-outs and delays
     * @param published the same tests of full rules as they were published
     * @param stable the largest set of rules with the same pathways
     */
    public record Contents(List<ProbeRecord> probes, MemoryByCondition table, List<RuleTest> tests,
            List<PublishedTest> published, Optional<StableSet> stable) {
        static Contents of(Zoo zoo) {
            List<ProbeRecord> probes = zoo.probes();
            MemoryByCondition table = MemoryByCondition.of(probes, Lineages.of(zoo.rules()));
            return new Contents(probes, table, RuleTest.of(table.data()), PublishedTest.of(ofFullRules(probes, table)),
                    StableSet.largest(zoo.rules()));
        }

        private static Stream<ProbeRecord> ofFullRules(List<ProbeRecord> probes, MemoryByCondition table) {
            return probes.stream().filter(p -> p.coActive() == ALL
                    && p.probe().equals(table.data().experiment().probe())
                    && p.variant().equals(table.data().experiment().variant()));
        }

        /** Records of full, trained, stable networks. */
        Stream<ProbeRecord> ofFullRules() {
            return ofFullRules(probes, table).filter(ProbeRecord::stable);
        }

        double longestDelaySeconds() {
            return table.data().delays().getLast();
        }
    }

    /**
     * What was read.
     *
     * @param claims published against ours
     * @param figures drawings
     */
    public record Outcome(List<Claim> claims, List<Figure> figures) {}

    static List<ZooFigure> all() {
        Set<PaperExperiment> familiarity = EnumSet.of(PaperExperiment.EVOLVED, PaperExperiment.FAMILIARITY);
        return List.of(
                new ZooFigure("1B", "Nearly all stable quadruplets remember, most for minutes", QUICK, familiarity,
                        ZooFigure::lifetimes),
                new ZooFigure("1C", "Coefficients predict rates, not lifetimes", QUICK, familiarity,
                        ZooFigure::predictions),
                new ZooFigure("2A", "Where the memory is: imprints in the weights of the familiar engram",
                        QUICK + " The mean over rules instead of the paper's one example.", familiarity,
                        ZooFigure::imprints),
                new ZooFigure("2B", "The rate returns to its set point within a minute", QUICK
                        + " Several rules instead of the paper's one example; stimulus and background of 20 s each.",
                        with(familiarity, PaperExperiment.RECOVERY), ZooFigure::recovery),
                new ZooFigure("5D", "Lifetime against the distance to instability", QUICK,
                        with(familiarity, PaperExperiment.EDGE), ZooFigure::edge),
                new ZooFigure("headline", "Headline numbers of the familiarity task", QUICK, familiarity,
                        ZooFigure::headline),
                new ZooFigure("knock-outs", "Stable fraction with one pathway alone, and with one removed", QUICK
                        + " Pathways that are not plastic keep their initial weights, as published. Tested for a minute, not"
                        + " for hours. The published table contradicts itself: in its second row a control is less stable"
                        + " than a knock-out, so that the columns EI and control are probably swapped; both readings are"
                        + " shown.",
                        with(familiarity, PaperExperiment.KNOCK_OUTS), ZooFigure::knockOuts));
    }

    private static Set<PaperExperiment> with(Set<PaperExperiment> some, PaperExperiment more) {
        Set<PaperExperiment> all = EnumSet.copyOf(some);
        all.add(more);
        return all;
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) throws IOException {
        List<String> settings = new ArrayList<>();
        for (PaperExperiment experiment : experiments) {
            zoo.zoo(experiment);
            zoo.commands(experiment).stream().filter(line -> !settings.contains(line)).forEach(settings::add);
        }
        Contents contents = Contents.of(Zoo.open(zoo.zoo(PaperExperiment.FAMILIARITY)));
        Outcome outcome = reading.apply(contents);
        settings.add(contents.table.data().experiment().words());
        return new Reproduction(id, title, scale == Scale.QUICK ? limits : NOT_QUICK, settings, outcome.claims,
                outcome.figures);
    }

    private static Outcome lifetimes(Contents zoo) {
        Map<String, List<PublishedTest>> rules = PublishedTest.byRule(zoo.published);
        int ever = (int) rules.values().stream().filter(t -> PublishedTest.lifetimeSeconds(t) > 0).count();
        int aMinute = (int) rules.values().stream().filter(t -> PublishedTest.lifetimeSeconds(t) >= MINUTE).count();
        Claim ofMinute = Claim.near("fraction of rules whose last significant delay is a minute or more",
                Reference.published("0.96", 0.96, 0.02, "Mem1k, histogram of lifetimes, several bars read off"),
                WilsonInterval.of(aMinute, rules.size()), "1", FRACTION_MARGIN);
        Claim ofAny = Claim.near("fraction of rules with a significant response at any delay",
                Reference.published("more than 0.99", 0.995, 0.005, "MBA 1B, Mem1k, histogram of lifetimes, read off"),
                WilsonInterval.of(ever, rules.size()), "1", FRACTION_MARGIN);
        List<MemorySurvival> survival = MemorySurvival.of(zoo.tests);
        return new Outcome(List.of(overAllDelays(zoo, ofAny), overAllDelays(zoo, ofMinute)),
                Stream.concat(Stream.of(DelayFigure.of(zoo.table)), LifetimeFigure
                        .of(survival, zoo.table.shownSets(), zoo.table.data().delays()).stream()).toList());
    }

    /** The published tests go on to four hours: with fewer delays there are fewer chances to be significant. */
    private static Claim overAllDelays(Contents zoo, Claim claim) {
        return zoo.longestDelaySeconds() < HOUR
                ? claim.undecided("our " + zoo.table.data().delays().size() + " delays end at "
                        + Math.round(zoo.longestDelaySeconds()) + " s; the published ten at 4 h")
                : claim;
    }

    private static Outcome predictions(Contents zoo) {
        if (zoo.stable.isEmpty()) {
            return new Outcome(List.of(), List.of());
        }
        StableSet set = zoo.stable.get();
        List<MetricPrediction> predictions = MetricPrediction.of(set);
        Estimate rate = predictions.stream().filter(p -> p.metric() == StabilityMetric.RATE)
                .map(p -> p.prediction().r2()).findFirst().orElse(Estimate.NONE);
        Map<MemoryPrediction.Quantity, Estimate> probed = MemoryPrediction.of(set, zoo.tests).stream()
                .collect(Collectors.toMap(MemoryPrediction::quantity, p -> p.prediction().r2(), (a, _) -> a));
        Reference claimed = Reference.publishedStatement("rates are predicted, lifetimes are not", "MBA 1C");
        Claim lifetimes = Claim.sign("cross-validated R2 of the rate minus that of the lifetime, same rules", claimed,
                Difference.of(probed.getOrDefault(MemoryPrediction.Quantity.RATE, Estimate.NONE),
                        probed.getOrDefault(MemoryPrediction.Quantity.LIFETIME, Estimate.NONE)),
                "1", 1);
        return new Outcome(
                List.of(Claim.sign("cross-validated R2 of the mean excitatory rate", claimed, rate, "1", 1),
                        Double.isNaN(lifetimes.ours().value())
                                ? lifetimes.undecided("too few probed rules for " + set.dimension() + " coefficients")
                                : lifetimes),
                PredictionFigure.of(set, predictions).stream().toList());
    }

    private static Outcome imprints(Contents zoo) {
        double first = zoo.table.data().delays().getFirst();
        List<Claim> claims = List.of(
                Claim.sign("weights from I to E in the familiar engram, " + first + " s after training",
                        Reference.publishedStatement("up", "MBA 2B, one quadruplet"),
                        imprint(zoo, Pathway.IE, first), "1", 1),
                Claim.sign("weights from E to E in the familiar engram, " + first + " s after training",
                        Reference.publishedStatement("down", "MBA 2B, one quadruplet"),
                        imprint(zoo, Pathway.EE, first), "1", -1));
        return new Outcome(claims,
                ImprintFigure.of(zoo.table).stream().toList());
    }

    /**
     * Familiar against novel engram, after against before training: patterns differ before training by chance,
     * too. Mean over rules of their mean over seeds.
     */
    private static Estimate imprint(Contents zoo, Pathway pathway, double delaySeconds) {
        int p = pathway.ordinal();
        return overRules(zoo.ofFullRules()
                .filter(r -> r.delaySeconds() == delaySeconds
                        && !r.measure(ProbeMeasure.NOVEL_IMPRINT_BEFORE).isEmpty())
                .toList(),
                r -> r.measure(ProbeMeasure.IMPRINT).get(p) - r.measure(ProbeMeasure.NOVEL_IMPRINT).get(p)
                        - r.measure(ProbeMeasure.IMPRINT_BEFORE).get(p)
                        + r.measure(ProbeMeasure.NOVEL_IMPRINT_BEFORE).get(p));
    }

    private static Outcome recovery(Contents zoo) {
        List<ProbeRecord> records = RateCourseFigure.drawable(zoo.probes);
        return new Outcome(
                List.of(Claim.near(
                        "share of the rate's deviation that is gone 20 s after a stimulus began, mean over rules",
                        Reference.published("all within a minute", 1, 0.1, "MBA, section 3.1"),
                        overRules(records, p -> p.measure(ProbeMeasure.RECOVERED_SHARE).getFirst()), "1", 0.3),
                        Claim.near("rate under background, mean over rules",
                                Reference.published("around 2 Hz", 2, 0.5, "MBA, section 3.1"),
                                overRules(records, ProbeRecord::rateBeforeHz), "Hz", 1)
                                .undecided("the paper's is one rule, ours are others")),
                RateCourseFigure.of(records).stream().toList());
    }

    /** Mean over rules of their mean over seeds. */
    private static Estimate overRules(List<ProbeRecord> records, ToDoubleFunction<ProbeRecord> value) {
        return MeanInterval.of(records.stream().collect(Collectors.groupingBy(ProbeRecord::ruleId, TreeMap::new,
                Collectors.averagingDouble(value))).values().stream().mapToDouble(Double::doubleValue)
                .filter(Double::isFinite).toArray());
    }

    private static Outcome edge(Contents zoo) {
        List<RuleRelation> relations = RuleRelation.of(zoo.probes, zoo.table.data(), zoo.tests).stream()
                .filter(relation -> relation.property().equals(RuleProperty.EDGE.description())).toList();
        Reference marginal = Reference.published("only a marginal trend", 0, MARGINAL, "MBA 5D");
        return new Outcome(relations.stream()
                .map(relation -> Claim.near(
                        "rank correlation, " + relation.property() + " with " + relation.memory(), marginal,
                        relation.rank(), "1", MARGINAL))
                .toList(), RelationFigure.of(relations).stream().toList());
    }

    private static Outcome headline(Contents zoo) {
        return new Outcome(
                List.of(significant(zoo, TEN_SECONDS, 2340), significant(zoo, FOUR_HOURS, 172),
                        overAllDelays(zoo, anyDelay(zoo, "novelty", 1, 2451)),
                        overAllDelays(zoo, anyDelay(zoo, "familiarity", -1, 435))),
                List.of(PrevalenceFigure.of(zoo.table)));
    }

    private static Claim significant(Contents zoo, double delaySeconds, int published) {
        List<PublishedTest> at = zoo.published.stream().filter(t -> t.delaySeconds() == delaySeconds).toList();
        Claim claim = Claim.near(
                "fraction of rules with a significant response after " + Math.round(delaySeconds) + " s",
                Reference.publishedCount(published, PUBLISHED_RULES, "Mem1k, figure 1"),
                WilsonInterval.of((int) at.stream().filter(PublishedTest::significant).count(), at.size()), "1",
                FRACTION_MARGIN);
        return at.isEmpty() ? claim.undecided("this delay was not probed") : claim;
    }

    private static Claim anyDelay(Contents zoo, String preference, int sign, int published) {
        Map<String, List<PublishedTest>> rules = PublishedTest.byRule(zoo.published);
        int found = (int) rules.values().stream()
                .filter(tests -> tests.stream().anyMatch(t -> t.significant() && t.dr() * sign > 0)).count();
        return Claim.near("fraction of rules with a significant " + preference + " response at any delay",
                Reference.publishedCount(published, PUBLISHED_RULES, "Mem1k, figure 1 (ten delays up to 4 h)"),
                WilsonInterval.of(found, rules.size()), "1", FRACTION_MARGIN);
    }

    private static Outcome knockOuts(Contents zoo) {
        double first = zoo.table.data().delays().getFirst();
        List<Claim> claims = new ArrayList<>();
        for (KnockOut knockOut : zoo.table.knockOuts()) {
            if (knockOut.delaySeconds() == first) {
                claims.addAll(stable(knockOut));
            }
        }
        return new Outcome(claims, KnockOutFigure.of(zoo.table, first).stream().toList());
    }

    private static List<Claim> stable(KnockOut knockOut) {
        if (knockOut.plastic().size() == 1) {
            Pathway alone = knockOut.plastic().iterator().next();
            int published = switch (alone) {
                case EE -> 2350;
                case EI -> 105;
                case IE -> 95;
                case II -> 534;
            };
            return List.of(stable("stable with " + alone + " alone", published, "Mem1k, triple knock-outs", knockOut));
        }
        if (knockOut.plastic().size() == ALL - 1) {
            Pathway removed = Arrays.stream(Pathway.values()).filter(p -> !knockOut.plastic().contains(p)).findFirst()
                    .orElseThrow();
            int published = switch (removed) {
                case EE -> 2325;
                case EI -> 2441;
                case IE -> 1248;
                case II -> 501;
            };
            Claim asPrinted = stable("stable without " + removed, published, "Mem1k, single knock-outs", knockOut);
            return removed == Pathway.EI
                    ? List.of(asPrinted, stable("stable without EI, columns swapped", 2156,
                            "Mem1k, single knock-outs, column control", knockOut))
                    : List.of(asPrinted);
        }
        return List.of();
    }

    private static Claim stable(String quantity, int published, String source, KnockOut knockOut) {
        return Claim.near(quantity, Reference.publishedCount(published, PUBLISHED_RULES, source), knockOut.stable(),
                "1", FRACTION_MARGIN);
    }
}
