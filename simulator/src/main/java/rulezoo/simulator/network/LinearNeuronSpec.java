package rulezoo.simulator.network;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/**
 * One linear neuron with noisy inputs in blocks, each of which may have a rule (docs/science.md, 5.1 to 5.5).
 *
 * @param inputsPerBlock inputs of every block, even
 * @param blocks blocks of inputs, named like pathways: up to four rules can act together
 * @param initialWeight weight of every input at the start; 1 would give the set point
 * @param stepLearningRate change of a weight in a step of 10 ms, per unit of the rule
 * @param inputNoise standard deviation of every input, relative to background
 * @param targetHz set point
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public record LinearNeuronSpec(int inputsPerBlock, Set<Pathway> blocks, double initialWeight, double stepLearningRate,
        double inputNoise, double targetHz) implements NetworkModel {
    /**
     * Copies the set.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public LinearNeuronSpec {
        blocks = Collections.unmodifiableSet(EnumSet.copyOf(blocks));
        if (inputsPerBlock < 2 || inputsPerBlock % 2 != 0) {
            throw new IllegalArgumentException(
                    "a block of inputs needs a positive even number of them: " + inputsPerBlock);
        }
        NetworkSpec.requireInputs("number of inputs", (long) inputsPerBlock * blocks.size());
        if (!(Double.isFinite(initialWeight) && stepLearningRate > 0 && inputNoise >= 0 && targetHz > 0
                && Double.isFinite(stepLearningRate) && Double.isFinite(inputNoise) && Double.isFinite(targetHz))) {
            throw new IllegalArgumentException("a linear neuron needs a finite initial weight, positive learning and"
                    + " target rates, and noise of at least 0: " + initialWeight + ", " + stepLearningRate + ", "
                    + targetHz + ", " + inputNoise);
        }
    }

    @Override
    public List<RuleFamily> families() {
        return List.of(RuleFamily.TOY_EXPLICIT, RuleFamily.TOY_IMPLICIT, RuleFamily.TAYLOR_27,
                RuleFamily.TAYLOR_27_THIRD_FACTOR, RuleFamily.TAYLOR_81, RuleFamily.RATE_MLP_XRW,
                RuleFamily.RATE_MLP_XYWR);
    }

    @Override
    public Set<Pathway> pathways() {
        return blocks;
    }

    /** Number of inputs of all blocks. */
    @Override
    public int excitatory() {
        return inputsPerBlock * blocks.size();
    }

    @Override
    public double weightScale() {
        return 1;
    }

    @Override
    public LinearNeuronSpec scaledTo(int newExcitatory) {
        return new LinearNeuronSpec(2 * (newExcitatory / blocks.size() / 2), blocks, initialWeight, stepLearningRate,
                inputNoise, targetHz);
    }

    @Override
    public LinearNeuronSpec forFamiliarity() {
        return this;
    }
}
