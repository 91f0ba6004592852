package rulezoo.simulator.feedforward;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.engine.SpikingModel;
import rulezoo.simulator.network.Limits;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.Population;
import rulezoo.simulator.rule.RuleFamily;

/**
 * Poisson inputs onto one neuron (docs/science.md, 2.3).
 *
 * @param excitatoryInputs number of excitatory inputs
 * @param inhibitoryInputs number of inhibitory inputs
 * @param inputRateHz background rate of every input
 * @param excitatoryWeight initial weight of the excitatory inputs, in units of the leak conductance
 * @param inhibitoryWeight initial weight of the inhibitory inputs
 * @param maximumWeight bound of plastic weights
 * @param learningRate eta
 * @param inhibitoryStimulus rate that a stimulus adds to an inhibitory input of the pattern, relative to an
 *        excitatory one
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public record FeedforwardSpec(int excitatoryInputs, int inhibitoryInputs, double inputRateHz, double excitatoryWeight,
        double inhibitoryWeight, double maximumWeight, double learningRate,
        double inhibitoryStimulus) implements SpikingModel {
    private static final int PUBLISHED_INPUTS = 800;

    /**
     * The published network: 800 excitatory and 200 inhibitory inputs at 10 Hz; a stimulus of 100 Hz and 50 Hz.
     */
    public static final FeedforwardSpec PUBLISHED = new FeedforwardSpec(800, 200, 10, 0.1, 1, 20, 0.01, 40.0 / 90);

    public FeedforwardSpec {
        if (excitatoryInputs < 8 || inhibitoryInputs < 8) {
            throw new IllegalArgumentException("a feedforward network needs at least 8 inputs of each class: "
                    + excitatoryInputs + ", " + inhibitoryInputs);
        }
        Limits.requireInputs("number of inputs", (long) excitatoryInputs + inhibitoryInputs);
        if (!(inputRateHz > 0 && inputRateHz <= 1000)) {
            throw new IllegalArgumentException("the input rate must lie between 0 and 1000 Hz: " + inputRateHz);
        }
        if (!(maximumWeight > 0 && maximumWeight <= Limits.LARGEST_NUMBER && excitatoryWeight >= 0
                && excitatoryWeight <= maximumWeight && inhibitoryWeight >= 0
                && inhibitoryWeight <= maximumWeight)) {
            throw new IllegalArgumentException("initial weights must lie in [0, maximum weight]: " + excitatoryWeight
                    + ", " + inhibitoryWeight + ", " + maximumWeight);
        }
        if (!(learningRate > 0 && learningRate <= Limits.LARGEST_NUMBER && inhibitoryStimulus >= 0
                && inhibitoryStimulus <= Limits.LARGEST_NUMBER)) {
            throw new IllegalArgumentException("the learning rate must be positive and the inhibitory stimulus not"
                    + " negative: " + learningRate + ", " + inhibitoryStimulus);
        }
    }

    /**
     * {@return the network with another number of inputs at the same mean drive: weights, their bound and eta
     * change inversely (docs/science.md, 2.2)}
     *
     * @param factor new number of inputs over the present one
     */
    public FeedforwardSpec times(double factor) {
        return new FeedforwardSpec((int) StrictMath.rint(excitatoryInputs * factor),
                (int) StrictMath.rint(inhibitoryInputs * factor), inputRateHz, excitatoryWeight / factor,
                inhibitoryWeight / factor, maximumWeight / factor, learningRate / factor, inhibitoryStimulus);
    }

    /**
     * {@return the same network with another learning rate}
     *
     * @param other learning rate eta
     */
    public FeedforwardSpec withLearningRate(double other) {
        return new FeedforwardSpec(excitatoryInputs, inhibitoryInputs, inputRateHz, excitatoryWeight, inhibitoryWeight,
                maximumWeight, other, inhibitoryStimulus);
    }

    @Override
    public List<RuleFamily> families() {
        return List.of(RuleFamily.FEEDFORWARD);
    }

    @Override
    public Set<Pathway> pathways() {
        return EnumSet.of(Pathway.EE, Pathway.IE);
    }

    /** Number of excitatory inputs. */
    @Override
    public int size() {
        return excitatoryInputs;
    }

    /** Relative to the published network of 800 excitatory inputs. */
    @Override
    public double weightScale() {
        return (double) PUBLISHED_INPUTS / excitatoryInputs;
    }

    @Override
    public FeedforwardSpec scaledTo(int newSize) {
        return times((double) newSize / excitatoryInputs);
    }

    @Override
    public String label() {
        return "feedforward spiking";
    }

    @Override
    public String describe() {
        return "one neuron with " + excitatoryInputs + " + " + inhibitoryInputs + " Poisson inputs at "
                + DecimalNumber.text(inputRateHz) + " Hz";
    }

    @Override
    public int inhibitoryNeurons() {
        return 0;
    }

    @Override
    public Optional<NetworkModel> withLearningRateTimes(double factor) {
        return Optional.of(withLearningRate(learningRate * factor));
    }

    @Override
    public OptionalDouble relativeLearningRate(Pathway pathway) {
        return OptionalDouble
                .of(learningRate / (pathway.pre() == Population.EXCITATORY ? excitatoryWeight : inhibitoryWeight));
    }

    /** Inhibition may have to fall for a minute. */
    @Override
    public boolean startsInSilence() {
        return true;
    }

    @Override
    public Engine engine(PlasticityRule rule, long seed) {
        Map<Pathway, FeedforwardRule> rules = new EnumMap<>(Pathway.class);
        for (Pathway pathway : rule.plastic()) {
            rules.put(pathway, FeedforwardRule.of(rule.block(pathway)));
        }
        return new FeedforwardNetwork(this, rules, seed);
    }
}
