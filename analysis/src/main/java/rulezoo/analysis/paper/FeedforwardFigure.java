package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import rulezoo.analysis.figure.FeedforwardCourseFigure;
import rulezoo.analysis.figure.FeedforwardMemoryFigure;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.feedforward.FeedforwardExperiment;
import rulezoo.simulator.feedforward.FeedforwardRule;
import rulezoo.simulator.feedforward.FeedforwardSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;
import rulezoo.simulator.run.Runner;

/**
 * A figure about one spiking neuron with Poisson inputs: the memory of several variants of a rule after a
 * minute of one stimulus. Seeds are the sample; variants share them, so that differences are taken seed by
 * seed.
 *
 * @param id number in the paper
 * @param title what it is about
 * @param limits what it can and cannot show
 * @param variants rules compared
 * @param drawing what is drawn of them
 * @param runs simulations, shared between figures
 * @param claims what the paper says about their outcomes
 */
public record FeedforwardFigure(String id, String title, String limits, List<Variant> variants, Drawing drawing,
        FeedforwardRuns runs, Function<Outcomes, List<Claim>> claims) implements PaperFigure {
    /**
     * One rule in one network.
     *
     * @param name name in the figure
     * @param network the network
     * @param pathway which inputs are plastic
     * @param rule their rule
     */
    public record Variant(String name, FeedforwardSpec network, Pathway pathway, FeedforwardRule rule) {
        /** The rule as a reader of the paper would write it. */
        String words() {
            SixParameterRule terms = rule.polynomial();
            return name + ": " + pathway + ", \u03c4 pre " + Labels.number(terms.tauPreSeconds()) + " s, \u03c4 post "
                    + Labels.number(terms.tauPostSeconds()) + " s, \u03b1 " + Labels.signedNumber(terms.alpha())
                    + ", \u03b2 " + Labels.signedNumber(terms.beta()) + ", \u03b3 "
                    + Labels.signedNumber(terms.gamma()) + ", \u03ba " + Labels.signedNumber(terms.kappa())
                    + (rule.constantPerSecond() == 0
                            ? ""
                            : ", constant " + Labels.signedNumber(rule.constantPerSecond()) + " per second")
                    + ", learning rate " + Labels.number(network.learningRate());
        }

        FeedforwardExperiment experiment() {
            return new FeedforwardExperiment(network, pathway, rule, SETTLE_SECONDS, TRAINING_SECONDS, DELAYS);
        }
    }

    /** What is drawn. */
    public enum Drawing {
        /** dr and imprint of all variants against time since training. */
        MEMORY,
        /** The whole run of each variant: rates, responses, weights. */
        COURSE
    }

    /**
     * What came out.
     *
     * @param ofSeeds results of each variant by its name, in the order of the seeds
     */
    public record Outcomes(Map<String, List<FeedforwardExperiment.Result>> ofSeeds) {
        List<FeedforwardExperiment.Result> of(Variant variant) {
            List<FeedforwardExperiment.Result> results = ofSeeds.get(variant.name());
            if (results == null) {
                throw new IllegalStateException("no variant is named " + variant.name());
            }
            return results;
        }

        Estimate mean(Variant variant, ToDoubleFunction<FeedforwardExperiment.Result> quantity) {
            return MeanInterval.of(of(variant).stream().mapToDouble(quantity).toArray());
        }

        /** Mean over seeds of the difference within a seed. */
        Estimate difference(Variant first, Variant second, ToDoubleFunction<FeedforwardExperiment.Result> quantity) {
            List<FeedforwardExperiment.Result> ofFirst = of(first);
            List<FeedforwardExperiment.Result> ofSecond = of(second);
            return MeanInterval.of(IntStream.range(0, ofFirst.size()).mapToDouble(
                    i -> quantity.applyAsDouble(ofFirst.get(i)) - quantity.applyAsDouble(ofSecond.get(i))).toArray());
        }
    }

    private static final FeedforwardSpec NETWORK = FeedforwardSpec.PUBLISHED;
    private static final double SETTLE_SECONDS = 1800;
    private static final double TRAINING_SECONDS = 60;
    private static final List<Double> DELAYS = List.of(60.0, 300.0, 600.0, 1800.0);
    private static final double PROBE_SECONDS = 20;
    private static final int FIRST = 0;
    private static final int TEN_MINUTES = 2;
    private static final int QUICK_SEEDS = 5;
    private static final int MORE_SEEDS = 20;
    /** A dr that the paper's five seeds could not tell from none. */
    private static final double NO_MEMORY = 0.1;
    private static final String LIMITS = "The paper gives orderings, not numbers. Half an hour of background instead of an "
            + "hour; responses are measured over 20 s, plasticity off.";
    private static final Variant HEBBIAN = inhibitory("iSTDP", 0.02, -0.12, 0, 1, 1, 0);
    private static final Variant SLOW = new Variant("0.3 \u00d7 learning rate",
            NETWORK.withLearningRate(0.3 * NETWORK.learningRate()), Pathway.IE, HEBBIAN.rule());
    private static final Variant HALF = inhibitory("half post-only", 0.02, -0.12, 0.2, 0.5, 0.5, 0);
    private static final Variant POST_ONLY = inhibitory("post-only", 0.02, -0.12, 0.4, 0, 0, 0);
    private static final Variant NON_HEBBIAN = inhibitory("non-Hebbian", 0.02, 0, 0.4, 0, 0, -1.2);
    private static final Reference SET_POINT = Reference.published("3 Hz", 3, 0.5,
            "MBA, sections 3.2 and 5 (rounded to 1 Hz)");
    private static final double RATE_MARGIN_HZ = 0.75;
    private static final String PRINTED_RULE = " The paper prints the presynaptic train and a positive constant for 5C, which"
            + " has no set point; only the postsynaptic one with the constant negative has that of the figure, 3 Hz.";

    static List<FeedforwardFigure> all() {
        FeedforwardRuns runs = new FeedforwardRuns();
        return List.of(hebbian(runs), learningRate(runs), postOnly(runs), nonHebbian(runs), timing(runs),
                excitatory(runs), courses(runs));
    }

    private static FeedforwardFigure hebbian(FeedforwardRuns runs) {
        return new FeedforwardFigure("2D", "iSTDP on one neuron remembers a stimulus", LIMITS, List.of(HEBBIAN),
                Drawing.MEMORY, runs,
                outcomes -> List.of(rate(outcomes, HEBBIAN, SET_POINT),
                        Claim.sign("dr a minute after training",
                                Reference.publishedStatement("positive: transient memory", "MBA 2D"),
                                outcomes.mean(HEBBIAN, dr(FIRST)), "1", 1),
                        Claim.atLeast("decay time of the imprint in the weights",
                                Reference.publishedStatement("minutes to hours", "MBA, section 3.3"),
                                outcomes.mean(HEBBIAN, FeedforwardFigure::tau), "s", 60)));
    }

    private static FeedforwardFigure learningRate(FeedforwardRuns runs) {
        Reference slower = Reference.publishedStatement("slower learning, longer memory", "MBA 5A and prediction 2");
        return new FeedforwardFigure("5A-feedforward", "Slower learning remembers longer: one neuron",
                LIMITS + " The paper's panel is of a recurrent network: see 5A.", List.of(HEBBIAN, SLOW),
                Drawing.MEMORY, runs,
                outcomes -> List.of(
                        Claim.sign("decay time of the imprint, slow minus fast", slower,
                                outcomes.difference(SLOW, HEBBIAN, FeedforwardFigure::tau), "s", 1),
                        Claim.sign("dr after ten minutes, slow minus fast", slower,
                                outcomes.difference(SLOW, HEBBIAN, dr(TEN_MINUTES)), "1", 1)));
    }

    private static FeedforwardFigure postOnly(FeedforwardRuns runs) {
        Reference longer = Reference.publishedStatement("more post-only potentiation, longer memory", "MBA 5B");
        return new FeedforwardFigure("5B", "More post-only potentiation remembers longer",
                LIMITS + " The paper does not say that the sign of the preference changes with the post-only term, which"
                        + " it does here: dr is negative with one.",
                List.of(HEBBIAN, HALF, POST_ONLY), Drawing.MEMORY, runs,
                outcomes -> List.of(
                        Claim.sign("decay time of the imprint, half post-only minus iSTDP", longer,
                                outcomes.difference(HALF, HEBBIAN, FeedforwardFigure::tau), "s", 1),
                        Claim.sign("decay time of the imprint, post-only minus half", longer,
                                outcomes.difference(POST_ONLY, HALF, FeedforwardFigure::tau), "s", 1),
                        Claim.sign("size of dr after ten minutes, post-only minus iSTDP", longer,
                                outcomes.difference(POST_ONLY, HEBBIAN, r -> Math.abs(r.dr()[TEN_MINUTES])), "1", 1)));
    }

    private static FeedforwardFigure nonHebbian(FeedforwardRuns runs) {
        Reference none = Reference.published("no memory", 0, NO_MEMORY, "MBA 5C");
        return new FeedforwardFigure("5C", "A rule that sees only the postsynaptic neuron does not remember",
                LIMITS + PRINTED_RULE, List.of(HEBBIAN, NON_HEBBIAN), Drawing.MEMORY, runs,
                outcomes -> List.of(rate(outcomes, NON_HEBBIAN, SET_POINT),
                        Claim.near("dr a minute after training", none, outcomes.mean(NON_HEBBIAN, dr(FIRST)), "1",
                                NO_MEMORY),
                        Claim.near("dr ten minutes after training", none,
                                outcomes.mean(NON_HEBBIAN, dr(TEN_MINUTES)), "1", NO_MEMORY)));
    }

    private static FeedforwardFigure timing(FeedforwardRuns runs) {
        Map<Variant, Double> meanFieldHz = new LinkedHashMap<>();
        meanFieldHz.put(HEBBIAN, 3.0);
        meanFieldHz.put(inhibitory("B: twice as strong", 0.02, -0.24, 0, 2, 2, 0), 3.0);
        meanFieldHz.put(inhibitory("C: 40 ms", 0.04, -0.12, 0, 0.5, 0.5, 0), 3.0);
        meanFieldHz.put(inhibitory("D: post-only term", 0.02, -0.12, 0.06, 0.5, 0.5, 0), 1.2 / (0.06 + 0.2));
        meanFieldHz.put(inhibitory("E: pre before post", 0.02, -0.12, 0, 1, 0, 0), 6.0);
        meanFieldHz.put(inhibitory("F: post before pre", 0.02, -0.12, 0, 0, 1, 0), 6.0);
        return new FeedforwardFigure("S4-feedforward", "Variants of iSTDP on one neuron", LIMITS
                + " The paper's panels are of a recurrent network: see S4. Its caption gives all variants a set point of 3"
                + " Hz; the mean field of D, E and F has another. Both are compared.",
                List.copyOf(meanFieldHz.keySet()), Drawing.MEMORY, runs, outcomes -> {
                    List<Claim> claims = new ArrayList<>();
                    meanFieldHz.forEach((variant, hz) -> {
                        claims.add(rate(outcomes, variant,
                                Reference.published("3 Hz", 3, 0.5, "MBA S4, caption (rounded to 1 Hz)")));
                        claims.add(rate(outcomes, variant, Reference.derived(hz, 0.25 * hz,
                                "mean field, without correlations: -alpha r_pre / (beta + lambda r_pre)")));
                    });
                    return claims;
                });
    }

    private static FeedforwardFigure excitatory(FeedforwardRuns runs) {
        Variant rule = new Variant("excitatory rule", NETWORK.withLearningRate(1e-4), Pathway.EE,
                new FeedforwardRule(new SixParameterRule(0.1, 0.1, 1, -0.8, -1, -1), 0));
        return new FeedforwardFigure("S5", "An excitatory rule remembers, too",
                LIMITS + " A learning rate of 1e-4 is used, at which the weights do not reach zero; the paper states none.",
                List.of(rule), Drawing.MEMORY, runs,
                outcomes -> List.of(
                        rate(outcomes, rule, Reference.derived(10 / (0.8 + 0.2 * 10), 0.36,
                                "mean field: -alpha r_pre / (beta + lambda r_pre)")),
                        Claim.atLeast("size of dr a minute after training",
                                Reference.publishedStatement("the rule remembers", "MBA, section 3.3 and S5"),
                                outcomes.mean(rule, r -> Math.abs(r.dr()[FIRST])), "1", 0.05)));
    }

    private static FeedforwardFigure courses(FeedforwardRuns runs) {
        Reference returns = Reference.published("returns to its set point", 0, 0.5, "MBA S7A to S7C, section 5");
        List<Variant> variants = List.of(HEBBIAN, HALF, POST_ONLY, NON_HEBBIAN);
        return new FeedforwardFigure("S7", "The runs of 5B and 5C: rate, responses, inhibitory weights", LIMITS
                + PRINTED_RULE + " Panel D of the paper, of the recurrent network, is S7D.", variants, Drawing.COURSE,
                runs,
                outcomes -> variants.stream().map(variant -> Claim.near(
                        "rate in the last ten minutes minus that before training, " + variant.name(), returns,
                        outcomes.mean(variant, FeedforwardFigure::changeOfRate), "Hz", 0.5)).toList());
    }

    private static double changeOfRate(FeedforwardExperiment.Result result) {
        double[] rates = result.course().rateHz();
        int samples = (int) (600 / FeedforwardExperiment.SAMPLE_SECONDS);
        return IntStream.range(rates.length - samples, rates.length).mapToDouble(i -> rates[i]).average().orElseThrow()
                - result.backgroundHz();
    }

    private static Claim rate(Outcomes outcomes, Variant variant, Reference reference) {
        return Claim.near("rate under background, " + variant.name(), reference,
                outcomes.mean(variant, FeedforwardExperiment.Result::backgroundHz), "Hz", RATE_MARGIN_HZ);
    }

    private static Variant inhibitory(String name, double tauSeconds, double alpha, double beta, double gamma,
            double kappa, double constantPerSecond) {
        return new Variant(name, NETWORK, Pathway.IE, new FeedforwardRule(
                new SixParameterRule(tauSeconds, tauSeconds, alpha, beta, gamma, kappa), constantPerSecond));
    }

    private static ToDoubleFunction<FeedforwardExperiment.Result> dr(int delay) {
        return result -> result.dr()[delay];
    }

    private static double tau(FeedforwardExperiment.Result result) {
        return result.imprintTauSeconds(DELAYS);
    }

    @Override
    public List<Workload> work(Scale scale) {
        double seconds = SETTLE_SECONDS + TRAINING_SECONDS + DELAYS.getLast() + 2 * DELAYS.size() * PROBE_SECONDS;
        return variants.stream().map(variant -> new Workload(variant.experiment().toString(), NetworkCost.FEEDFORWARD,
                seconds * seeds(scale))).toList();
    }

    private static int seeds(Scale scale) {
        return scale == Scale.QUICK ? QUICK_SEEDS : MORE_SEEDS;
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) {
        int seeds = seeds(scale);
        Map<String, List<FeedforwardExperiment.Result>> results = new LinkedHashMap<>();
        List<String> settings = new ArrayList<>(List.of(seeds + " seeds; " + Labels.delay(SETTLE_SECONDS)
                + " of background, " + Labels.delay(TRAINING_SECONDS)
                + " of an eighth of the inputs 90 Hz faster (inhibitory ones 40 Hz), tests after "
                + String.join(", ", DELAYS.stream().map(Labels::delay).toList())));
        for (Variant variant : variants) {
            results.put(variant.name(), runs.of(variant.experiment(), seeds, runner));
            settings.add(variant.words());
        }
        return new Reproduction(id, title, limits, settings, claims.apply(new Outcomes(results)),
                List.of(figure(results)));
    }

    private Figure figure(Map<String, List<FeedforwardExperiment.Result>> results) {
        String name = "feedforward-" + id.toLowerCase(Locale.ROOT);
        return switch (drawing) {
            case MEMORY -> FeedforwardMemoryFigure.of(name, title, results, DELAYS);
            case COURSE -> FeedforwardCourseFigure.of(name, title, results, DELAYS, TRAINING_SECONDS);
        };
    }
}
