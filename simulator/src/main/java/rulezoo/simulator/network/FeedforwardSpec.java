package rulezoo.simulator.network;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;
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
        double inhibitoryStimulus) implements NetworkModel {
    private static final int PUBLISHED_INPUTS = 800;

    /**
     * The published network: 800 excitatory and 200 inhibitory inputs at 10 Hz; a stimulus of 100 Hz and 50 Hz.
     */
    public static final FeedforwardSpec PUBLISHED = new FeedforwardSpec(800, 200, 10, 0.1, 1, 20, 0.01, 40.0 / 90);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public FeedforwardSpec {
        if (excitatoryInputs < 8 || inhibitoryInputs < 8) {
            throw new IllegalArgumentException("a feedforward network needs at least 8 inputs of each class: "
                    + excitatoryInputs + ", " + inhibitoryInputs);
        }
        NetworkSpec.requireInputs("number of inputs", (long) excitatoryInputs + inhibitoryInputs);
        if (!(inputRateHz > 0 && inputRateHz <= 1000)) {
            throw new IllegalArgumentException("the input rate must lie between 0 and 1000 Hz: " + inputRateHz);
        }
        if (!(maximumWeight > 0 && maximumWeight <= NetworkSpec.LARGEST_NUMBER && excitatoryWeight >= 0
                && excitatoryWeight <= maximumWeight && inhibitoryWeight >= 0
                && inhibitoryWeight <= maximumWeight)) {
            throw new IllegalArgumentException("initial weights must lie in [0, maximum weight]: " + excitatoryWeight
                    + ", " + inhibitoryWeight + ", " + maximumWeight);
        }
        if (!(learningRate > 0 && learningRate <= NetworkSpec.LARGEST_NUMBER && inhibitoryStimulus >= 0
                && inhibitoryStimulus <= NetworkSpec.LARGEST_NUMBER)) {
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
    public int excitatory() {
        return excitatoryInputs;
    }

    /** Relative to the published network of 800 excitatory inputs. */
    @Override
    public double weightScale() {
        return (double) PUBLISHED_INPUTS / excitatoryInputs;
    }

    @Override
    public FeedforwardSpec scaledTo(int newExcitatory) {
        return times((double) newExcitatory / excitatoryInputs);
    }

    @Override
    public FeedforwardSpec forFamiliarity() {
        return this;
    }
}
