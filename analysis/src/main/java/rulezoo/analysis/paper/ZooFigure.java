package rulezoo.analysis.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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
import rulezoo.analysis.memory.Lifetime;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryLifetime;
import rulezoo.analysis.memory.MemoryPrediction;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.memory.RuleProperty;
import rulezoo.analysis.memory.RuleRelation;
import rulezoo.analysis.memory.RuleTest;
import rulezoo.analysis.stable.MetricPrediction;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.statistics.WilsonInterval;
import rulezoo.archive.ProbeMeasure;
import rulezoo.archive.ProbeRecord;
import rulezoo.archive.Zoo;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * A figure about evolved rules on all four pathways: it reads a zoo that was searched and probed.
 *
 * @param id number in the paper
 * @param title what it is about
 * @param limits what it can and cannot show
 * @param reading what the zoo says
 */
public record ZooFigure(String id, String title, String limits, Function<Contents, Outcome> reading)
        implements
            PaperFigure {
    private static final double TEN_SECONDS = 10;
    private static final double MINUTE = 60;
    private static final double FOUR_HOURS = 14_400;
    private static final int ALL = Pathway.values().length;
    private static final double MARGINAL = 0.3;
    private static final String QUICK = "The published task in networks of 1024 neurons instead of 4096; rules judged stable after"
            + " 70 s instead of 4 h, few rules, delays of at most a minute: orders of magnitude can be compared, lifetimes"
            + " of minutes to hours cannot.";

    /**
     * What a zoo holds.
     *
     * @param probes all probe records
     * @param table of the largest familiarity experiment
     * @param tests one for each of its rules, knock-outs and delays
     * @param stable the largest set of rules with the same pathways
     */
    public record Contents(List<ProbeRecord> probes, MemoryTable table, List<RuleTest> tests,
            Optional<StableSet> stable) {
        static Contents of(Zoo zoo) {
            List<ProbeRecord> probes = zoo.probes();
            MemoryTable table = MemoryTable.of(probes, Lineages.of(zoo.rules()));
            return new Contents(probes, table, RuleTest.of(table.data()), StableSet.largest(zoo.rules()));
        }

        /** Tests of rules with all pathways plastic. */
        List<RuleTest> ofFullRules() {
            return tests.stream().filter(t -> t.plastic().size() == ALL).toList();
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
        return List.of(
                new ZooFigure("1B", "Nearly all stable quadruplets remember, most for minutes", QUICK,
                        ZooFigure::lifetimes),
                new ZooFigure("1C", "Coefficients predict rates, not lifetimes", QUICK, ZooFigure::predictions),
                new ZooFigure("2A", "Where the memory is: imprints in the weights of the familiar engram",
                        QUICK + " The mean over rules instead of the paper's one example.", ZooFigure::imprints),
                new ZooFigure("2B", "The rate returns to its set point within a minute",
                        QUICK + " Eight rules instead of the paper's one example; stimulus and background of 20 s each.",
                        ZooFigure::recovery),
                new ZooFigure("5D", "Lifetime against the distance to instability", QUICK, ZooFigure::edge),
                new ZooFigure("headline", "Headline numbers of the familiarity task",
                        QUICK + " Significance as published: p < 0.05 at each delay, uncorrected.",
                        ZooFigure::headline),
                new ZooFigure("knock-outs", "Stable fraction with one pathway alone, and with one removed",
                        QUICK + " The published table contradicts itself: in its second row a control is less stable than"
                                + " a knock-out, so that the columns EI and control are probably swapped; both readings"
                                + " are shown.",
                        ZooFigure::knockOuts));
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo) throws IOException {
        Contents contents = Contents.of(Zoo.open(zoo.zoo(ZooSource.Population.EVOLVED)));
        Outcome outcome = reading.apply(contents);
        List<String> settings = new ArrayList<>(zoo.commands(ZooSource.Population.EVOLVED));
        settings.add(contents.table.data().experiment().describe());
        return new Reproduction(id, title, scale == Scale.QUICK
                ? limits
                : "The network and the delays of the paper; rules of our search, not of theirs.", settings,
                outcome.claims, outcome.figures);
    }

    private static Outcome lifetimes(Contents zoo) {
        List<Lifetime> full = zoo.table.lifetimes().stream().filter(l -> l.plastic().size() == ALL).toList();
        double longest = zoo.table.data().delays().getLast();
        int aMinute = (int) full.stream().filter(l -> l.lastSignificantSeconds() >= MINUTE).count();
        int ever = (int) full.stream().filter(l -> l.lastSignificantSeconds() > 0).count();
        Claim ofMinute = Claim.fraction("fraction of rules whose last significant delay is a minute or more", 0.96,
                "Mem1k, lifetimes [read off a figure]", WilsonInterval.of(aMinute, full.size()));
        List<MemoryLifetime> survival = MemoryLifetime.of(zoo.tests);
        List<Figure> figures = new ArrayList<>(
                List.of(DelayFigure.of(zoo.table)));
        if (!survival.isEmpty()) {
            figures.add(LifetimeFigure.of(survival, zoo.table.shownSets(), zoo.table.data().delays()));
        }
        return new Outcome(
                List.of(Claim.fraction("fraction of rules with a significant response at any delay", 0.9996,
                        "Mem1k, functions per rule", WilsonInterval.of(ever, full.size())),
                        longest < MINUTE ? ofMinute.open("delays end at " + longest + " s") : ofMinute),
                figures);
    }

    private static Outcome predictions(Contents zoo) {
        if (zoo.stable.isEmpty()) {
            return new Outcome(List.of(), List.of());
        }
        StableSet set = zoo.stable.get();
        List<MetricPrediction> predictions = MetricPrediction.of(set);
        double rate = predictions.stream().filter(p -> p.metric() == StabilityMetric.RATE)
                .mapToDouble(p -> p.prediction().r2().value()).findFirst().orElse(Double.NaN);
        Map<MemoryPrediction.Quantity, Double> probed = MemoryPrediction.of(set, zoo.tests).stream()
                .collect(Collectors.toMap(MemoryPrediction::quantity, p -> p.prediction().r2().value()));
        Claim lifetimes = Claim.larger("cross-validated R2 of the rate minus that of the lifetime, same rules",
                "rates are predicted, lifetimes are not", "MBA 1C",
                probed.getOrDefault(MemoryPrediction.Quantity.RATE, Double.NaN)
                        - probed.getOrDefault(MemoryPrediction.Quantity.LIFETIME, Double.NaN),
                "1");
        return new Outcome(
                List.of(Claim.larger("cross-validated R2 of the mean excitatory rate", "rates are predicted", "MBA 1C",
                        rate, "1"),
                        lifetimes.verdict() == Claim.Verdict.OPEN
                                ? lifetimes.open("too few probed rules for " + set.dimension() + " coefficients")
                                : lifetimes),
                predictions.isEmpty() ? List.of() : List.of(PredictionFigure.of(set, predictions)));
    }

    private static Outcome imprints(Contents zoo) {
        List<Claim> claims = new ArrayList<>();
        zoo.table.rows().stream().filter(row -> row.condition().coActive() == ALL
                && row.condition().delaySeconds() == zoo.table.data().delays().getFirst()).forEach(row -> {
                    Estimate ie = row.estimate(Quantity.IMPRINT_IE);
                    Estimate ee = row.estimate(Quantity.IMPRINT_EE);
                    String at = ", N = " + row.condition().excitatory() + ", "
                            + row.condition().delaySeconds() + " s after training";
                    claims.add(Claim.sign("weights from I to E in the familiar engram against the rest" + at, "up",
                            "MBA 2",
                            ie, 1));
                    claims.add(Claim.sign("weights from E to E in the familiar engram against the rest" + at, "down",
                            "MBA 2", ee, -1));
                });
        return new Outcome(claims,
                ImprintFigure.isDrawable(zoo.table) ? List.of(ImprintFigure.of(zoo.table)) : List.of());
    }

    private static Outcome recovery(Contents zoo) {
        List<ProbeRecord> records = RateCourseFigure.drawable(zoo.probes);
        return new Outcome(
                List.of(Claim.number(
                        "share of the rate's deviation that is gone 20 s after a stimulus began, mean over rules",
                        1, "MBA 2: the rate recovers within a minute",
                        overRules(records, p -> p.measure(ProbeMeasure.RECOVERED_SHARE).getFirst()), "1", 0.3),
                        Claim.number("rate under background, mean over rules", 2, "MBA 2, set point",
                                overRules(records, ProbeRecord::rateBeforeHz), "Hz", 1)
                                .open("the paper's is one rule")),
                records.isEmpty() ? List.of() : List.of(RateCourseFigure.of(records)));
    }

    /** Mean over rules of their mean over seeds. */
    private static Estimate overRules(List<ProbeRecord> records, ToDoubleFunction<ProbeRecord> value) {
        return MeanInterval.of(records.stream().collect(Collectors.groupingBy(ProbeRecord::ruleId, TreeMap::new,
                Collectors.averagingDouble(value))).values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Outcome edge(Contents zoo) {
        List<RuleRelation> relations = RuleRelation.of(zoo.probes, zoo.table.data(), zoo.tests).stream()
                .filter(relation -> relation.property().equals(RuleProperty.EDGE.description())).toList();
        List<RuleRelation> drawable = relations.stream().filter(RelationFigure::isDrawable).toList();
        return new Outcome(relations.stream()
                .map(relation -> new Claim("rank correlation, " + relation.property() + " with " + relation.memory(),
                        "only a marginal trend", Double.NaN, "MBA 5D", relation.rank(), "1",
                        "interval within, or apart from, \u2212" + MARGINAL + " to " + MARGINAL,
                        marginal(relation.rank())))
                .toList(), drawable.isEmpty() ? List.of() : List.of(RelationFigure.of(drawable)));
    }

    private static Claim.Verdict marginal(Estimate rank) {
        boolean inside = rank.low() >= -MARGINAL && rank.high() <= MARGINAL;
        boolean apart = rank.low() > MARGINAL || rank.high() < -MARGINAL;
        return inside || apart ? Claim.Verdict.of(inside) : Claim.Verdict.OPEN;
    }

    private static Outcome headline(Contents zoo) {
        List<RuleTest> full = zoo.ofFullRules();
        Set<String> rules = full.stream().map(RuleTest::rule).collect(Collectors.toSet());
        return new Outcome(
                List.of(significant(full, TEN_SECONDS, 0.936), significant(full, FOUR_HOURS, 0.0688),
                        anyDelay(full, rules, "novelty", 1, 0.9804), anyDelay(full, rules, "familiarity", -1, 0.174)),
                List.of(PrevalenceFigure.of(zoo.table)));
    }

    private static Claim significant(List<RuleTest> tests, double delaySeconds, double published) {
        List<RuleTest> at = tests.stream().filter(t -> t.condition().delaySeconds() == delaySeconds).toList();
        Claim claim = Claim.fraction("fraction of rules with a significant response after " + delaySeconds + " s",
                published, "Mem1k, figure 1", WilsonInterval.of(significant(at), at.size()));
        return at.isEmpty() ? claim.open("this delay was not probed") : claim;
    }

    private static Claim anyDelay(List<RuleTest> tests, Set<String> rules, String preference, int sign,
            double published) {
        int found = (int) tests.stream().filter(t -> t.isSignificantAsPublished() && t.mean() * sign > 0)
                .map(RuleTest::rule)
                .distinct()
                .count();
        return Claim.fraction("fraction of rules with a significant " + preference + " response at any delay",
                published, "Mem1k, figure 1 (ten delays up to 4 h)", WilsonInterval.of(found, rules.size()))
                .open("fewer and shorter delays than the ten published ones");
    }

    private static int significant(List<RuleTest> tests) {
        return (int) tests.stream().filter(t -> t.isSignificantAsPublished()).count();
    }

    private static Outcome knockOuts(Contents zoo) {
        double first = zoo.table.data().delays().getFirst();
        List<Claim> claims = new ArrayList<>();
        for (KnockOut knockOut : zoo.table.knockOuts()) {
            if (knockOut.delaySeconds() == first) {
                claims.addAll(stable(knockOut));
            }
        }
        boolean several = zoo.table.knockOuts().stream().map(KnockOut::plastic).distinct().count() > 1;
        return new Outcome(claims, several ? List.of(KnockOutFigure.of(zoo.table, first)) : List.of());
    }

    private static List<Claim> stable(KnockOut knockOut) {
        String at = ", N = " + knockOut.excitatory();
        if (knockOut.plastic().size() == 1) {
            Pathway alone = knockOut.plastic().iterator().next();
            double published = switch (alone) {
                case EE -> 0.940;
                case EI -> 0.042;
                case IE -> 0.038;
                case II -> 0.214;
            };
            return List.of(Claim.fraction("stable with " + alone + " alone" + at, published, "Mem1k, triple knock-outs",
                    knockOut.stable()));
        }
        if (knockOut.plastic().size() == ALL - 1) {
            Pathway removed = Arrays.stream(Pathway.values()).filter(p -> !knockOut.plastic().contains(p)).findFirst()
                    .orElseThrow();
            double published = switch (removed) {
                case EE -> 0.930;
                case EI -> 0.976;
                case IE -> 0.499;
                case II -> 0.200;
            };
            Claim asPrinted = Claim.fraction("stable without " + removed + at, published, "Mem1k, single knock-outs",
                    knockOut.stable());
            return removed == Pathway.EI
                    ? List.of(asPrinted, Claim.fraction("stable without EI, columns swapped" + at, 0.862,
                            "Mem1k, single knock-outs, column control", knockOut.stable()))
                    : List.of(asPrinted);
        }
        return List.of();
    }
}
