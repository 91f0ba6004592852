package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import rulezoo.analysis.figure.FeedforwardMemoryFigure;
import rulezoo.simulator.feedforward.FeedforwardExperiment;
import rulezoo.simulator.feedforward.FeedforwardRule;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * A figure about one spiking neuron with Poisson inputs: the memory of several variants of a rule after a
 * minute of one stimulus.
 *
 * @param id number in the paper
 * @param title what it is about
 * @param limits what it can and cannot show
 * @param variants rules compared
 * @param claims what the paper says of their outcomes, by name of the variant
 */
public record FeedforwardFigure(String id, String title, String limits, List<Variant> variants,
        Function<Map<String, FeedforwardExperiment.Result>, List<Claim>> claims) implements PaperFigure {
    /**
     * One rule in one network.
     *
     * @param name name in the figure
     * @param network the network
     * @param pathway which inputs are plastic
     * @param rule their rule
     */
    public record Variant(String name, FeedforwardSpec network, Pathway pathway, FeedforwardRule rule) {}

    private static final FeedforwardSpec NETWORK = FeedforwardSpec.PUBLISHED;
    private static final double SETTLE_SECONDS = 1800;
    private static final double TRAINING_SECONDS = 60;
    private static final List<Double> DELAYS = List.of(60.0, 300.0, 600.0, 1800.0);
    private static final int FIRST = 0;
    private static final int TEN_MINUTES = 2;
    private static final int QUICK_SEEDS = 5;
    private static final int FULL_SEEDS = 20;
    private static final String LIMITS = "The paper gives orderings, not numbers. Half an hour of background instead of an "
            + "hour; responses are measured over 20 s, plasticity off.";
    private static final Variant HEBBIAN = inhibitory("iSTDP", 0.02, -0.12, 0, 1, 1, 0);

    static List<FeedforwardFigure> all() {
        return List.of(hebbian(), learningRate(), postOnly(), nonHebbian(), timing(), excitatory());
    }

    private static FeedforwardFigure hebbian() {
        return new FeedforwardFigure("2D", "iSTDP on one neuron remembers a stimulus", LIMITS, List.of(HEBBIAN),
                results -> List.of(
                        Claim.number("rate under background", 3, "MBA 2, set point", rate(results, "iSTDP"), "Hz", 0.6),
                        Claim.larger("novelty preference: dr a minute after training", "positive", "MBA 2",
                                dr(results, "iSTDP", FIRST), "1")));
    }

    private static FeedforwardFigure learningRate() {
        Variant slow = new Variant("0.3 x learning rate", NETWORK.withLearningRate(0.3 * NETWORK.learningRate()),
                Pathway.IE, HEBBIAN.rule());
        return new FeedforwardFigure("5A-feedforward", "Slower learning remembers longer: one neuron",
                LIMITS + " The paper's panel is of a recurrent network: see 5A.", List.of(HEBBIAN, slow),
                results -> List.of(
                        Claim.larger("decay time of the imprint, slow minus fast", "slower learning, longer memory",
                                "MBA 5A", tau(results, slow.name()) - tau(results, "iSTDP"), "s"),
                        Claim.larger("dr after ten minutes, slow minus fast", "slower learning, longer memory",
                                "MBA 5A", dr(results, slow.name(), TEN_MINUTES) - dr(results, "iSTDP", TEN_MINUTES),
                                "1")));
    }

    private static FeedforwardFigure postOnly() {
        Variant half = inhibitory("half post-only", 0.02, -0.12, 0.2, 0.5, 0.5, 0);
        Variant only = inhibitory("post-only", 0.02, -0.12, 0.4, 0, 0, 0);
        return new FeedforwardFigure("5B", "More post-only potentiation remembers longer", LIMITS,
                List.of(HEBBIAN, half, only),
                results -> List.of(
                        Claim.larger("decay time of the imprint, half post-only minus iSTDP", "longer", "MBA 5B",
                                tau(results, half.name()) - tau(results, "iSTDP"), "s"),
                        Claim.larger("decay time of the imprint, post-only minus half", "longer", "MBA 5B",
                                tau(results, only.name()) - tau(results, half.name()), "s")));
    }

    private static FeedforwardFigure nonHebbian() {
        Variant none = inhibitory("non-Hebbian", 0.02, 0, 0.4, 0, 0, -1.2);
        return new FeedforwardFigure("5C", "A rule that sees only the postsynaptic neuron does not remember",
                LIMITS + " The paper prints the presynaptic train and a positive constant, which has no set point; only "
                        + "the postsynaptic one with the constant negative has that of the figure, 3 Hz.",
                List.of(HEBBIAN, none),
                results -> List.of(
                        Claim.number("rate under background", 3, "MBA 5C, set point", rate(results, none.name()), "Hz",
                                0.3),
                        Claim.number("dr a minute after training", 0, "MBA 5C, no memory",
                                dr(results, none.name(), FIRST), "1", 0.1),
                        Claim.number("dr ten minutes after training", 0, "MBA 5C, no memory",
                                dr(results, none.name(), TEN_MINUTES), "1", 0.1)));
    }

    private static FeedforwardFigure timing() {
        List<Variant> variants = List.of(HEBBIAN, inhibitory("B: twice as strong", 0.02, -0.24, 0, 2, 2, 0),
                inhibitory("C: 40 ms", 0.04, -0.12, 0, 0.5, 0.5, 0),
                inhibitory("D: post-only term", 0.02, -0.12, 0.06, 0.5, 0.5, 0),
                inhibitory("E: pre before post", 0.02, -0.12, 0, 1, 0, 0),
                inhibitory("F: post before pre", 0.02, -0.12, 0, 0, 1, 0));
        return new FeedforwardFigure("S4-feedforward", "Variants of iSTDP on one neuron", LIMITS
                + " The paper's panels are of a recurrent network: see S4. Its caption says that all variants have a set "
                + "point of 3 Hz; by the mean field E and F have 6 Hz.",
                variants,
                results -> variants.stream()
                        .map(variant -> Claim.number("rate under background, " + variant.name(), 3,
                                "MBA S4, caption", rate(results, variant.name()), "Hz", 0.75))
                        .toList());
    }

    private static FeedforwardFigure excitatory() {
        Variant rule = new Variant("excitatory rule", NETWORK.withLearningRate(1e-4), Pathway.EE,
                new FeedforwardRule(new SixParameterRule(0.1, 0.1, 1, -0.8, -1, -1), 0));
        return new FeedforwardFigure("S5", "An excitatory rule remembers, too",
                LIMITS + " A learning rate of 1e-4 is used, at which the weights do not reach zero; the paper states none.",
                List.of(rule),
                results -> List.of(
                        Claim.number("rate under background", 3.57, "MBA S5, mean field", rate(results, rule.name()),
                                "Hz", 0.36),
                        Claim.larger("size of dr a minute after training, beyond 0.05", "memory present", "MBA S5",
                                Math.abs(dr(results, rule.name(), FIRST)) - 0.05, "1")));
    }

    private static Variant inhibitory(String name, double tauSeconds, double alpha, double beta, double gamma,
            double kappa, double constantPerSecond) {
        return new Variant(name, NETWORK, Pathway.IE, new FeedforwardRule(
                new SixParameterRule(tauSeconds, tauSeconds, alpha, beta, gamma, kappa), constantPerSecond));
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo) {
        int seeds = scale == Scale.QUICK ? QUICK_SEEDS : FULL_SEEDS;
        Map<String, FeedforwardExperiment.Result> results = new LinkedHashMap<>();
        List<String> settings = new ArrayList<>(List.of(seeds + " seeds; " + SETTLE_SECONDS + " s of background, "
                + TRAINING_SECONDS + " s of an eighth of the inputs 90 Hz faster, delays " + DELAYS + " s"));
        for (Variant variant : variants) {
            results.put(variant.name(), new FeedforwardExperiment(variant.network(), variant.pathway(), variant.rule(),
                    SETTLE_SECONDS, TRAINING_SECONDS, DELAYS).run(seeds));
            settings.add(variant.name() + ": " + variant.rule() + " on " + variant.network());
        }
        return new Reproduction(id, title, limits, settings, claims.apply(results),
                List.of(FeedforwardMemoryFigure.of("feedforward-" + id.toLowerCase(Locale.ROOT), title, results,
                        DELAYS, seeds)));
    }

    private static FeedforwardExperiment.Result result(Map<String, FeedforwardExperiment.Result> results,
            String name) {
        FeedforwardExperiment.Result result = results.get(name);
        if (result == null) {
            throw new IllegalStateException("no variant is named " + name);
        }
        return result;
    }

    private static double rate(Map<String, FeedforwardExperiment.Result> results, String name) {
        return result(results, name).backgroundHz();
    }

    private static double dr(Map<String, FeedforwardExperiment.Result> results, String name, int delay) {
        return result(results, name).dr()[delay];
    }

    private static double tau(Map<String, FeedforwardExperiment.Result> results, String name) {
        return result(results, name).imprintTauSeconds(DELAYS);
    }
}
