package rulezoo.analysis.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import rulezoo.analysis.figure.MemoryCourseFigure;
import rulezoo.analysis.memory.MemoryCourse;
import rulezoo.analysis.statistics.Difference;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.ProbeVariant;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.run.Runner;

/**
 * A figure about inhibitory plasticity in the recurrent spiking network: it probes rules with the paper's
 * familiarity task. Seeds are the sample.
 *
 * @param id number in the paper
 * @param title what it is about
 * @param limits what it can and cannot show, beside the smaller scale
 * @param variants what is compared
 * @param claims published against ours
 */
public record RecurrentFigure(String id, String title, String limits, List<Variant> variants,
        Function<Outcomes, List<Claim>> claims) implements PaperFigure {
    /**
     * One line of the figure.
     *
     * @param name in the figure
     * @param experiment which simulations it is in
     * @param rule the rule
     * @param learningRate factor of the learning rate
     */
    public record Variant(String name, PaperExperiment experiment, PlasticityRule rule, double learningRate) {
        /** Its probe records, of the plan that has most of them, and those of the static networks beside them. */
        private List<ProbeRecord> of(List<ProbeRecord> probes) {
            return probes.stream().filter(p -> p.isMemoryTest()
                    && (p.isControl() || p.ruleId().equals(rule.id())) && p.variant().learningRate() == learningRate)
                    .toList();
        }

        private MemoryCourse course(List<ProbeRecord> probes) {
            List<ProbeRecord> records = of(probes);
            ProbeVariant variant = records.stream().filter(p -> !p.isControl()).map(ProbeRecord::variant).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the zoo holds no familiarity task of " + name + " (rule " + rule.id() + ")"));
            return MemoryCourse.of(records, rule.id(), variant);
        }

        /** Last delay with a significant response, as published; 0 if there is none. */
        private double lifetimeSeconds(List<ProbeRecord> probes) {
            return PublishedTest.lifetimeSeconds(PublishedTest.of(of(probes).stream()));
        }
    }

    /**
     * What came out.
     *
     * @param courses course of each variant by its name
     */
    public record Outcomes(Map<String, MemoryCourse> courses) {
        private MemoryCourse of(Variant variant) {
            MemoryCourse course = courses.get(variant.name());
            if (course == null) {
                throw new IllegalStateException("no variant is named " + variant.name());
            }
            return course;
        }
    }

    private static final String QUICK = "Networks of 1024 neurons, each with as many synapses as in the published network of"
            + " 4096; a minute of background instead of an hour, three minutes after training instead of an hour.";
    private static final String PUBLISHED = "The network and the task of the paper.";
    private static final double TEN_SECONDS = 10;
    private static final double MINUTE = 60;
    private static final double THREE_MINUTES = 180;
    private static final double TEN_MINUTES = 600;
    private static final double RATE_MARGIN_HZ = 0.75;
    private static final double SLOWER = 0.3;
    private static final Variant ISTDP = new Variant("iSTDP", PaperExperiment.ISTDP, istdp(0.02, -0.12, 1, 1), 1);
    private static final Variant SLOW = new Variant("0.3 \u00d7 learning rate", PaperExperiment.ISTDP_SLOW,
            ISTDP.rule(),
            SLOWER);

    static List<RecurrentFigure> all() {
        return List.of(
                new RecurrentFigure("2C", "iSTDP in the recurrent network remembers for minutes", "", List.of(ISTDP),
                        RecurrentFigure::memory),
                new RecurrentFigure("5A", "Slower learning remembers longer", "", List.of(ISTDP, SLOW),
                        RecurrentFigure::learningRates),
                timing(), windows());
    }

    /** The paper gives the rule; its id is that of {@code mba_istdp_S4A} in the table of published rules. */
    static PlasticityRule istdp(double tauSeconds, double alpha, double gamma, double kappa) {
        return new PlasticityRule(RuleFamily.POLYNOMIAL, EnumSet.of(Pathway.IE),
                new double[]{tauSeconds, tauSeconds, alpha, 0, gamma, kappa});
    }

    private static List<Claim> memory(Outcomes outcomes) {
        MemoryCourse course = outcomes.of(ISTDP);
        return List.of(
                Claim.near("rate settled at before training", Reference.published("3 Hz", 3, 0.5,
                        "MBA, section 3.2 (rounded to 1 Hz)"), course.settledHz(), "Hz", RATE_MARGIN_HZ),
                Claim.sign("dr ten seconds after training",
                        Reference.publishedStatement("positive: less response to the familiar", "MBA 2C"),
                        course.at(course.dr(), TEN_SECONDS), "1", 1),
                Claim.sign("weights from I to E in the familiar engram, ten seconds after training",
                        Reference.publishedStatement("up", "MBA 2C"), course.at(course.imprint(), TEN_SECONDS), "1", 1),
                Claim.sign("the same a minute after training",
                        Reference.publishedStatement("up: memories last a few minutes", "MBA, section 3.2"),
                        course.at(course.imprint(), MINUTE), "1", 1));
    }

    private static List<Claim> learningRates(Outcomes outcomes) {
        MemoryCourse fast = outcomes.of(ISTDP);
        MemoryCourse slow = outcomes.of(SLOW);
        double late = fast.delaysSeconds().contains(TEN_MINUTES) ? TEN_MINUTES : THREE_MINUTES;
        Reference longer = Reference.publishedStatement("slower learning, longer memory", "MBA 5A and prediction 2");
        return List.of(
                // In the first minute imprints still grow, because training has lowered the rate: it measures no forgetting.
                Claim.sign("share of the imprint of ten seconds left after " + Labels.delay(late) + ", slow minus fast",
                        longer,
                        slow.keepsMoreThan(fast, TEN_SECONDS, late), "1", 1),
                Claim.sign("dr " + Labels.delay(late) + " after training, slow minus fast", longer,
                        Difference.of(slow.at(slow.dr(), late), fast.at(fast.dr(), late)), "1", 1));
    }

    private static RecurrentFigure timing() {
        Map<Variant, Double> meanFieldHz = new LinkedHashMap<>();
        meanFieldHz.put(new Variant("A: iSTDP", PaperExperiment.ISTDP, ISTDP.rule(), 1), 3.0);
        meanFieldHz.put(variant("B: twice as strong", istdp(0.02, -0.24, 2, 2)), 3.0);
        meanFieldHz.put(variant("C: 40 ms", istdp(0.04, -0.12, 0.5, 0.5)), 3.0);
        meanFieldHz.put(variant("E: pre before post", istdp(0.02, -0.12, 1, 0)), 6.0);
        meanFieldHz.put(variant("F: post before pre", istdp(0.02, -0.12, 0, 1)), 6.0);
        Variant unstable = variant("D: post-only term", new PlasticityRule(RuleFamily.POLYNOMIAL,
                EnumSet.of(Pathway.IE), new double[]{0.02, 0.02, -0.12, 0.06, 0.5, 0.5}));
        List<Variant> all = Stream.concat(meanFieldHz.keySet().stream(), Stream.of(unstable))
                .sorted(Comparator.comparing(Variant::name)).toList();
        return new RecurrentFigure("S4", "Variants of iSTDP in the recurrent network",
                " The paper reports D to be unstable. Its caption gives all variants a set point of 3 Hz; the mean field of E"
                        + " and F has 6 Hz. Both are compared.",
                all, outcomes -> {
                    List<Claim> claims = new ArrayList<>();
                    claims.add(Claim.near("share of seeds that are stable, " + unstable.name(),
                            Reference.published("unstable", 0, 0, "MBA, section 5, and S4D"),
                            outcomes.of(unstable).stable(), "1", 0.2));
                    meanFieldHz.forEach((variant, hz) -> {
                        MemoryCourse course = outcomes.of(variant);
                        claims.add(Claim.near("rate settled at before training, " + variant.name(),
                                Reference.published("3 Hz", 3, 0.5, "MBA S4, caption (rounded to 1 Hz)"),
                                course.settledHz(), "Hz", RATE_MARGIN_HZ));
                        claims.add(Claim.near("rate settled at before training, " + variant.name(),
                                Reference.derived(hz, 0.25 * hz, "mean field, without correlations: -alpha / lambda"),
                                course.settledHz(), "Hz", 0.25 * hz));
                        if (hz == 3) {
                            claims.add(Claim.sign("dr a minute after training, " + variant.name(),
                                    Reference.publishedStatement("positive, for minutes", "MBA S4"),
                                    course.at(course.dr(), MINUTE), "1", 1));
                        }
                    });
                    return claims;
                });
    }

    private static RecurrentFigure windows() {
        List<Variant> windows = List.of(new Variant("20 ms", PaperExperiment.ISTDP, ISTDP.rule(), 1),
                variant("40 ms", istdp(0.04, -0.12, 0.5, 0.5)),
                variant("20 ms, pre before post", istdp(0.02, -0.12, 1, 0)),
                variant("20 ms, post before pre", istdp(0.02, -0.12, 0, 1)));
        return new RecurrentFigure("S7D", "iSTDP with different Hebbian windows",
                " The paper does not print its windows: here those of S4A, C, E and F.", windows,
                outcomes -> windows.stream().map(window -> Claim.sign("dr ten seconds after training, " + window.name(),
                        Reference.publishedStatement("positive: variants of iSTDP remember", "MBA S7D"),
                        outcomes.of(window).at(outcomes.of(window).dr(), TEN_SECONDS), "1", 1)).toList());
    }

    private static Variant variant(String name, PlasticityRule rule) {
        return new Variant(name, PaperExperiment.ISTDP_VARIANTS, rule, 1);
    }

    @Override
    public Set<PaperExperiment> experiments() {
        Set<PaperExperiment> experiments = EnumSet.noneOf(PaperExperiment.class);
        variants.forEach(variant -> experiments.add(variant.experiment()));
        return experiments;
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) throws IOException {
        Map<String, MemoryCourse> courses = new LinkedHashMap<>();
        Map<String, Double> lifetimes = new LinkedHashMap<>();
        List<String> settings = new ArrayList<>();
        Map<PaperExperiment, List<ProbeRecord>> probes = new LinkedHashMap<>();
        for (PaperExperiment experiment : experiments()) {
            probes.put(experiment, Zoo.open(zoo.zoo(experiment)).probes());
            zoo.commands(experiment).stream().filter(line -> !settings.contains(line)).forEach(settings::add);
        }
        for (Variant variant : variants) {
            List<ProbeRecord> ofExperiment = probes.getOrDefault(variant.experiment(), List.of());
            courses.put(variant.name(), variant.course(ofExperiment));
            lifetimes.put(variant.name(), variant.lifetimeSeconds(ofExperiment));
        }
        return new Reproduction(id, title, (scale == Scale.QUICK ? QUICK : PUBLISHED) + limits, settings,
                claims.apply(new Outcomes(courses)), List.of(MemoryCourseFigure
                        .of("recurrent-" + id.toLowerCase(Locale.ROOT), title, courses, lifetimes)));
    }
}
