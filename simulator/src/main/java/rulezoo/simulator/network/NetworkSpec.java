package rulezoo.simulator.network;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/**
 * A recurrent network of excitatory and inhibitory integrate-and-fire neurons, before any plasticity
 * (docs/science.md, 2.1, 2.2). Time advances in steps of {@link #STEP_SECONDS}; every spike, also of an
 * input, arrives {@link #DELAY_STEPS} steps after it was emitted.
 *
 * @param excitatory number of excitatory neurons
 * @param inhibitory number of inhibitory neurons
 * @param connectionProbability probability of a synapse between two neurons (no autapses)
 * @param initialWeights weights at time zero, one for each pathway
 * @param maximumWeight upper bound of every plastic weight
 * @param learningRate eta, common to all pathways
 * @param weightScale by how much weights, bound and learning rate were multiplied relative to the published
 *        network of 4096 neurons; weights are divided by it before they are compared with published limits
 * @param neuron constants of both cell classes
 * @param input Poisson input
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public record NetworkSpec(int excitatory, int inhibitory, double connectionProbability, PathwayWeights initialWeights,
        double maximumWeight, double learningRate, double weightScale, Neuron neuron,
        InputSpec input) implements NetworkModel {
    /** Integration step. */
    public static final double STEP_SECONDS = 1e-4;

    /** Axonal delay of every connection in steps: 0.8 ms. */
    public static final int DELAY_STEPS = 8;

    /**
     * The published network (fSBI, Mem1k): 4096 excitatory and 1024 inhibitory neurons, shared input at 10 Hz.
     */
    public static final NetworkSpec PUBLISHED = new NetworkSpec(4096, 1024, 0.1, new PathwayWeights(0.1, 0.1, 1, 1), 20,
            0.01, 1, Neuron.INTEGRATE_AND_FIRE, new InputSpec.Shared(5000, 0.05, 0.075, 10));

    private static final int MAXIMUM_NEURONS = 65_536;

    public NetworkSpec {
        Limits.requirePositive("number of excitatory neurons", excitatory);
        Limits.requirePositive("number of inhibitory neurons", inhibitory);
        Limits.requireProbability("connection probability", connectionProbability);
        if ((long) excitatory + inhibitory > MAXIMUM_NEURONS) {
            throw new IllegalArgumentException("a network holds at most " + MAXIMUM_NEURONS + " neurons: " + excitatory
                    + " + " + inhibitory);
        }
        if (!(maximumWeight > 0 && learningRate > 0 && weightScale > 0 && maximumWeight <= Limits.LARGEST_NUMBER
                && learningRate <= Limits.LARGEST_NUMBER && weightScale <= Limits.LARGEST_NUMBER)) {
            throw new IllegalArgumentException(
                    "maximum weight, learning rate and weight scale must be positive, at most "
                            + Limits.LARGEST_NUMBER + ": "
                            + maximumWeight + ", " + learningRate + ", " + weightScale);
        }
        for (Pathway pathway : Pathway.values()) {
            double weight = initialWeights.of(pathway);
            if (!(weight >= 0 && weight <= maximumWeight)) {
                throw new IllegalArgumentException(
                        "initial weight of " + pathway + " must lie in [0, " + maximumWeight + "]: " + weight);
            }
        }
    }

    /**
     * The same network with another number of neurons at the same connection probability and ratio of the two
     * classes. Weights, their bound and the learning rate are multiplied by the inverse of the size ratio, so
     * that the mean drive and the homeostatic time stay fixed (docs/science.md, 2.2); the input stays as it is.
     *
     * @param newExcitatory number of excitatory neurons, at least 16
     * @throws IllegalArgumentException if the number is too small
     */
    @Override
    public NetworkSpec scaledTo(int newExcitatory) {
        if (newExcitatory < 16) {
            throw new IllegalArgumentException("a network needs at least 16 excitatory neurons: " + newExcitatory);
        }
        double factor = (double) excitatory / newExcitatory;
        int newInhibitory = Math.toIntExact(Math.round((double) inhibitory * newExcitatory / excitatory));
        return new NetworkSpec(newExcitatory, newInhibitory, connectionProbability, initialWeights.times(factor),
                maximumWeight * factor, learningRate * factor, weightScale * factor, neuron, input);
    }

    /**
     * {@return a smaller network that stands in for this one: the connection probability grows so that every
     * neuron keeps its number of synapses, and with it the fluctuations of its input} Where that would take a
     * probability above 1, weights, their bound and the learning rate make up for the rest.
     *
     * @param newExcitatory number of excitatory neurons
     */
    public NetworkSpec standIn(int newExcitatory) {
        double ratio = (double) excitatory / newExcitatory;
        double probability = Math.min(1, connectionProbability * ratio);
        double factor = connectionProbability * ratio / probability;
        return new NetworkSpec(newExcitatory, Math.toIntExact(Math.round(inhibitory / ratio)), probability,
                initialWeights.times(factor), maximumWeight * factor, learningRate * factor, weightScale * factor,
                neuron,
                input);
    }

    /**
     * {@return the same network with another learning rate}
     *
     * @param other learning rate eta of all pathways
     */
    public NetworkSpec withLearningRate(double other) {
        return new NetworkSpec(excitatory, inhibitory, connectionProbability, initialWeights, maximumWeight, other,
                weightScale, neuron, input);
    }

    /**
     * {@return the same network with another input}
     *
     * @param other Poisson input
     */
    public NetworkSpec withInput(InputSpec other) {
        return new NetworkSpec(excitatory, inhibitory, connectionProbability, initialWeights, maximumWeight,
                learningRate, weightScale, neuron, other);
    }

    /**
     * {@return the same network with its inputs at another rate}
     *
     * @param rateHz firing rate of every input without a stimulus
     */
    public NetworkSpec withInputRateHz(double rateHz) {
        return withInput(input.withRateHz(rateHz));
    }

    @Override
    public List<RuleFamily> families() {
        return List.of(RuleFamily.POLYNOMIAL);
    }

    @Override
    public String label() {
        return "recurrent spiking";
    }

    @Override
    public String describe() {
        return excitatory + " + " + inhibitory + " spiking neurons (excitatory + inhibitory), connection probability "
                + DecimalNumber.text(connectionProbability) + ", background input at "
                + DecimalNumber.text(input.rateHz()) + " Hz";
    }

    /** The number of excitatory neurons. */
    @Override
    public int size() {
        return excitatory;
    }

    @Override
    public Optional<NetworkModel> withLearningRateTimes(double factor) {
        return Optional.of(withLearningRate(learningRate * factor));
    }

    @Override
    public OptionalDouble relativeLearningRate(Pathway pathway) {
        return OptionalDouble.of(learningRate / initialWeights.of(pathway));
    }

    @Override
    public Optional<NetworkSpec> recurrent() {
        return Optional.of(this);
    }

    @Override
    public Optional<NetworkModel> withRecurrent(UnaryOperator<NetworkSpec> change) {
        return Optional.of(change.apply(this));
    }

    @Override
    public boolean canHoldPathways() {
        return true;
    }

    /** {@return the number of neurons of both classes} Neurons are numbered through, excitatory ones first. */
    public int neurons() {
        return excitatory + inhibitory;
    }
}
