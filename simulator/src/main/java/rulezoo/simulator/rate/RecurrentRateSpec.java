package rulezoo.simulator.rate;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
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
        double stepLearningRate, double targetHz) implements RateModel {
    private static final int MOST = 2048;

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
    public RecurrentRateSpec scaledTo(int newSize) {
        return new RecurrentRateSpec(newSize, rectified, inhibitoryStart, largestWeight, stepLearningRate,
                targetHz);
    }

    @Override
    public String label() {
        return "recurrent rates";
    }

    @Override
    public String describe() {
        return excitatory + " + " + excitatory / 4 + (rectified ? " rectified" : " linear") + " rate neurons";
    }

    @Override
    public int size() {
        return excitatory;
    }

    @Override
    public int excitatoryNeurons() {
        return excitatory;
    }

    @Override
    public RateNetwork start(PlasticityRule rule, long seed) {
        Map<Pathway, RecurrentRateNetwork.Rule> rules = new EnumMap<>(Pathway.class);
        for (Pathway pathway : rule.plastic()) {
            double[] theta = rule.block(pathway);
            rules.put(pathway, new RecurrentRateNetwork.Rule(theta[0], theta[1], theta[2]));
        }
        return new RecurrentRateNetwork(this, rules, seed);
    }
}
