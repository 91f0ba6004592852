package rulezoo.simulator.model;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import rulezoo.simulator.codependent.HiddenLayers;
import rulezoo.simulator.engine.CodependentSpec;
import rulezoo.simulator.feedforward.FeedforwardSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.rate.LinearNeuronSpec;
import rulezoo.simulator.rate.MeanFieldSpec;
import rulezoo.simulator.rate.RecurrentRateSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityCriteria;

/**
 * The networks beside the recurrent spiking one that rules can be evolved, probed and analyzed in, by name.
 * Those of rates and of one neuron start away from their set point, so that a rule that does nothing is not
 * stable.
 */
public enum ModelPreset {
    /** One linear neuron, one explicit rule (docs/science.md, 5.1). */
    TOY("toy", neuron(100, EnumSet.of(Pathway.EE)), RuleFamily.TOY_EXPLICIT, EnumSet.of(Pathway.EE), 8, 2,
            StabilityCriteria.SET_POINT_5HZ),
    /** One linear neuron, four blocks of inputs with an explicit rule each (docs/science.md, 5.4). */
    TOY_CO_ACTIVE("toy-co-active", neuron(40, Pathway.ALL), RuleFamily.TOY_EXPLICIT,
            Pathway.ALL, 8, 2, StabilityCriteria.SET_POINT_5HZ),
    /** One linear neuron, the implicit rule (docs/science.md, 5.2). */
    TOY_IMPLICIT("toy-implicit", neuron(100, EnumSet.of(Pathway.EE)), RuleFamily.TOY_IMPLICIT,
            EnumSet.of(Pathway.EE), 8, 2, StabilityCriteria.SET_POINT_5HZ),
    /** One linear neuron, Taylor series of 27 terms (docs/science.md, 1.4); Oja's rule is one of them. */
    TAYLOR("taylor", neuron(100, EnumSet.of(Pathway.EE)), RuleFamily.TAYLOR_27, EnumSet.of(Pathway.EE), 8, 2,
            StabilityCriteria.SET_POINT_5HZ),
    /** The same with the third factor in the place of y. */
    TAYLOR_XRW("taylor-xrw", neuron(100, EnumSet.of(Pathway.EE)), RuleFamily.TAYLOR_27_THIRD_FACTOR,
            EnumSet.of(Pathway.EE), 8, 2, StabilityCriteria.SET_POINT_5HZ),
    /** One linear neuron, Taylor series of 81 terms. */
    TAYLOR_81("taylor-81", neuron(100, EnumSet.of(Pathway.EE)), RuleFamily.TAYLOR_81, EnumSet.of(Pathway.EE), 8, 2,
            StabilityCriteria.SET_POINT_5HZ),
    /** One linear neuron, a small network of (x, r, w) as rule (docs/science.md, 1.4). */
    RATE_MLP("rate-mlp", neuron(100, EnumSet.of(Pathway.EE)), RuleFamily.RATE_MLP_XRW, EnumSet.of(Pathway.EE), 8, 2,
            StabilityCriteria.SET_POINT_5HZ),
    /** One linear neuron, a small network of (x, y, w, r) as rule. */
    RATE_MLP_XYWR("rate-mlp-xywr", neuron(100, EnumSet.of(Pathway.EE)), RuleFamily.RATE_MLP_XYWR,
            EnumSet.of(Pathway.EE), 8, 2, StabilityCriteria.SET_POINT_5HZ),
    /** Two rates, the mean field of the recurrent network (MBA, A.5). */
    MEAN_FIELD("mean-field", new MeanFieldSpec(100, 10, 0.5, 1, 20, 0.01, 0.02), RuleFamily.POLYNOMIAL,
            Pathway.ALL, 60, 10, StabilityCriteria.MEAN_FIELD),
    /** Recurrent linear rate network (MBA, S3). */
    RECURRENT_LINEAR("recurrent-linear", new RecurrentRateSpec(40, false, 1.5, 10, 0.01, 5),
            RuleFamily.RECURRENT_RATE, Pathway.ALL, 8, 2, StabilityCriteria.SET_POINT_5HZ),
    /** Recurrent rectified rate network (MBA, S3). */
    RECURRENT_RECTIFIED("recurrent-rectified", new RecurrentRateSpec(40, true, 1.5, 10, 0.01, 5),
            RuleFamily.RECURRENT_RATE, Pathway.ALL, 8, 2, StabilityCriteria.SET_POINT_5HZ),
    /** Poisson inputs onto one spiking neuron (docs/science.md, 2.3). */
    FEEDFORWARD("feedforward", FeedforwardSpec.PUBLISHED, RuleFamily.FEEDFORWARD, EnumSet.of(Pathway.IE), 60, 20,
            StabilityCriteria.ONE_NEURON),
    /** Recurrent spiking network, rules that are networks with frozen layers of seed 1 (docs/science.md, 1.2). */
    CODEPENDENT_MLP("codependent-mlp", new CodependentSpec(NetworkPreset.TINY.spec(), HiddenLayers.seeded(1)),
            RuleFamily.CODEPENDENT_MLP, EnumSet.of(Pathway.EE, Pathway.IE), 10, 5, StabilityCriteria.FSBI_2023),
    /** Recurrent spiking network, 21-coefficient polynomial of the inhibitory synapses (docs/science.md, 1.3). */
    CODEPENDENT_POLYNOMIAL("codependent-polynomial", new CodependentSpec(NetworkPreset.TINY.spec(), null),
            RuleFamily.CODEPENDENT_POLYNOMIAL, EnumSet.of(Pathway.IE), 10, 5, StabilityCriteria.FSBI_2023);

    private final String id;
    private final NetworkModel network;
    private final RuleFamily family;
    private final Set<Pathway> plastic;
    private final double settleSeconds;
    private final double scoredSeconds;
    private final StabilityCriteria criteria;

    ModelPreset(String id, NetworkModel network, RuleFamily family, Set<Pathway> plastic, double settleSeconds,
            double scoredSeconds, StabilityCriteria criteria) {
        this.id = id;
        this.network = network;
        this.family = family;
        this.plastic = plastic;
        this.settleSeconds = settleSeconds;
        this.scoredSeconds = scoredSeconds;
        this.criteria = criteria;
    }

    /** {@return what tells Jackson the kinds of networks, so that it can read one back from its fields} */
    public static Module json() {
        SimpleModule kinds = new SimpleModule("networks");
        kinds.registerSubtypes(NetworkSpec.class);
        for (ModelPreset preset : values()) {
            kinds.registerSubtypes(preset.network.getClass());
        }
        return kinds;
    }

    private static LinearNeuronSpec neuron(int inputsPerBlock, Set<Pathway> blocks) {
        return new LinearNeuronSpec(inputsPerBlock, blocks, 0.5, 0.01, 0.1, 5);
    }

    /**
     * Finds a model by name.
     *
     * @param id name on the command line; case does not matter
     * @return the model of this name
     * @throws IllegalArgumentException if there is none of this name
     */
    public static ModelPreset of(String id) {
        return Arrays.stream(values()).filter(p -> p.id.equalsIgnoreCase(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown model '" + id + "': known are "
                        + Arrays.stream(values()).map(ModelPreset::id).collect(Collectors.joining(", "))));
    }

    /** {@return the name on the command line} */
    public String id() {
        return id;
    }

    /** {@return the network} */
    public NetworkModel network() {
        return network;
    }

    /** {@return the usual family of its rules} */
    public RuleFamily family() {
        return family;
    }

    /** {@return a copy of the usual plastic pathways} */
    public Set<Pathway> plastic() {
        return EnumSet.copyOf(plastic);
    }

    /** {@return a background task that is long enough to tell a stable rule} */
    public Protocol protocol() {
        return Protocol.background(settleSeconds, scoredSeconds);
    }

    /** {@return what counts as stable} */
    public StabilityCriteria criteria() {
        return criteria;
    }
}
