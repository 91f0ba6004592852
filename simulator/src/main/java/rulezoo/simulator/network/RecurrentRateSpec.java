package rulezoo.simulator.network;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/**
 * A recurrent network of N excitatory and N/4 inhibitory rate neurons (MBA, figure S3).
 *
 * @param excitatory number of excitatory neurons, at least 8 and a multiple of 4
 * @param rectified whether rates are cut at 0 and plastic weights kept in [0, largestWeight]
 * @param inhibitoryStart initial weight of IE and II, relative to the one that gives the set point
 * @param largestWeight bound of the weights of a rectified network, in the same units
 * @param stepLearningRate change of a weight in a step of 10 ms, per unit of the rule
 * @param targetHz set point of every rate
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public record RecurrentRateSpec(int excitatory, boolean rectified, double inhibitoryStart, double largestWeight,
        double stepLearningRate, double targetHz) implements NetworkModel {
    private static final int MOST = 2048;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RecurrentRateSpec {
        if (excitatory < 8 || excitatory % 4 != 0 || excitatory > MOST) {
            throw new IllegalArgumentException("a recurrent rate network needs a multiple of 4 excitatory neurons,"
                    + " between 8 and " + MOST + ": " + excitatory);
        }
        if (!(largestWeight >= 2 && inhibitoryStart > 0 && inhibitoryStart < largestWeight && stepLearningRate > 0
                && targetHz > 0
                && Double.isFinite(largestWeight) && Double.isFinite(stepLearningRate) && Double.isFinite(targetHz))) {
            throw new IllegalArgumentException(
                    "a recurrent rate network needs a largest weight of at least 2, a smaller"
                            + " initial weight, and positive learning and target rates: " + largestWeight + ", "
                            + inhibitoryStart + ", " + stepLearningRate + ", " + targetHz);
        }
    }

    @Override
    public List<RuleFamily> families() {
        return List.of(RuleFamily.RECURRENT_RATE);
    }

    @Override
    public Set<Pathway> pathways() {
        return EnumSet.allOf(Pathway.class);
    }

    @Override
    public double weightScale() {
        return 1;
    }

    @Override
    public RecurrentRateSpec scaledTo(int newExcitatory) {
        return new RecurrentRateSpec(newExcitatory, rectified, inhibitoryStart, largestWeight, stepLearningRate,
                targetHz);
    }

    @Override
    public RecurrentRateSpec forFamiliarity() {
        return this;
    }
}
