package rulezoo.simulator.rate;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.network.Limits;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.Population;
import rulezoo.simulator.rule.RuleFamily;

/**
 * The mean field of the recurrent network: one excitatory and one inhibitory rate (MBA, A.5).
 *
 * @param driveInputs inputs over which the drive is averaged
 * @param driveHz input to both populations at background, in Hz
 * @param excitatoryWeight initial effective weight of EE and EI
 * @param inhibitoryWeight initial effective weight of IE and II
 * @param maximumWeight bound of every effective weight
 * @param learningRate eta, per spike and in units of the effective weights
 * @param tauSeconds time constant of both rates, at least 10 ms
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public record MeanFieldSpec(int driveInputs, double driveHz, double excitatoryWeight, double inhibitoryWeight,
        double maximumWeight, double learningRate, double tauSeconds) implements RateModel {
    private static final double SHORTEST_TAU_SECONDS = 0.01;

    public MeanFieldSpec {
        Limits.requireInputs("number of inputs", driveInputs);
        if (!(driveHz > 0 && driveHz <= Limits.LARGEST_NUMBER && maximumWeight > 0
                && maximumWeight <= Limits.LARGEST_NUMBER && learningRate > 0
                && learningRate <= Limits.LARGEST_NUMBER)) {
            throw new IllegalArgumentException("inputs, drive, maximum weight and learning rate of a mean-field"
                    + " network must be positive: " + driveInputs + ", " + driveHz + ", " + maximumWeight + ", "
                    + learningRate);
        }
        if (!(tauSeconds >= SHORTEST_TAU_SECONDS && Double.isFinite(tauSeconds))) {
            throw new IllegalArgumentException("the time constant of a mean-field network must be at least "
                    + SHORTEST_TAU_SECONDS + " s: " + tauSeconds);
        }
        if (!(excitatoryWeight >= 0 && excitatoryWeight <= maximumWeight && inhibitoryWeight >= 0
                && inhibitoryWeight <= maximumWeight)) {
            throw new IllegalArgumentException("initial weights of a mean-field network must lie in [0, "
                    + maximumWeight + "]: " + excitatoryWeight + ", " + inhibitoryWeight);
        }
    }

    @Override
    public List<RuleFamily> families() {
        return List.of(RuleFamily.POLYNOMIAL);
    }

    /** The number of inputs over which the drive is averaged. */
    @Override
    public int size() {
        return driveInputs;
    }

    @Override
    public MeanFieldSpec scaledTo(int newSize) {
        return new MeanFieldSpec(newSize, driveHz, excitatoryWeight, inhibitoryWeight, maximumWeight,
                learningRate, tauSeconds);
    }

    @Override
    public String label() {
        return "mean field";
    }

    @Override
    public String describe() {
        return "two rates (mean field) driven at " + DecimalNumber.text(driveHz) + " Hz";
    }

    @Override
    public OptionalDouble relativeLearningRate(Pathway pathway) {
        return OptionalDouble
                .of(learningRate / (pathway.pre() == Population.EXCITATORY ? excitatoryWeight : inhibitoryWeight));
    }

    @Override
    public RateNetwork start(PlasticityRule rule, long seed) {
        Map<Pathway, MeanFieldRule> rules = new EnumMap<>(Pathway.class);
        for (Pathway pathway : rule.plastic()) {
            rules.put(pathway, MeanFieldRule.of(rule.polynomial(pathway)));
        }
        return new MeanFieldNetwork(this, rules);
    }
}
