package rulezoo.simulator.rate;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.network.Limits;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
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
        double inputNoise, double targetHz) implements RateModel {
    /** The families of its rules, and how the coefficients of one block become a rule. */
    private static final Map<RuleFamily, Function<double[], LinearNeuron.Plasticity>> RULES = new LinkedHashMap<>();

    static {
        RULES.put(RuleFamily.TOY_EXPLICIT, c -> new LinearNeuron.Local(new ExplicitSynapse(c[0], c[1])));
        RULES.put(RuleFamily.TOY_IMPLICIT, c -> new LinearNeuron.Implicit(c[0], c[1], c[2]));
        RULES.put(RuleFamily.TAYLOR_27, c -> new LinearNeuron.Local(new TaylorRule(c, TaylorRule.Second.POSTSYNAPTIC)));
        RULES.put(RuleFamily.TAYLOR_27_THIRD_FACTOR,
                c -> new LinearNeuron.Local(new TaylorRule(c, TaylorRule.Second.THIRD_FACTOR)));
        RULES.put(RuleFamily.TAYLOR_81, c -> new LinearNeuron.Local(new TaylorRule(c, TaylorRule.Second.POSTSYNAPTIC)));
        RULES.put(RuleFamily.RATE_MLP_XRW, c -> new LinearNeuron.Local(new RateMlp(c)));
        RULES.put(RuleFamily.RATE_MLP_XYWR, c -> new LinearNeuron.Local(new RateMlp(c)));
    }

    public LinearNeuronSpec {
        blocks = Collections.unmodifiableSet(EnumSet.copyOf(blocks));
        if (inputsPerBlock < 2 || inputsPerBlock % 2 != 0) {
            throw new IllegalArgumentException(
                    "a block of inputs needs a positive even number of them: " + inputsPerBlock);
        }
        Limits.requireInputs("number of inputs", (long) inputsPerBlock * blocks.size());
        if (!(Double.isFinite(initialWeight) && stepLearningRate > 0 && inputNoise >= 0 && targetHz > 0
                && Double.isFinite(stepLearningRate) && Double.isFinite(inputNoise) && Double.isFinite(targetHz))) {
            throw new IllegalArgumentException("a linear neuron needs a finite initial weight, positive learning and"
                    + " target rates, and noise of at least 0: " + initialWeight + ", " + stepLearningRate + ", "
                    + targetHz + ", " + inputNoise);
        }
    }

    @Override
    public List<RuleFamily> families() {
        return List.copyOf(RULES.keySet());
    }

    @Override
    public Set<Pathway> pathways() {
        return blocks;
    }

    /** Number of inputs of all blocks. */
    @Override
    public int size() {
        return inputsPerBlock * blocks.size();
    }

    @Override
    public LinearNeuronSpec scaledTo(int newSize) {
        return new LinearNeuronSpec(2 * (newSize / blocks.size() / 2), blocks, initialWeight, stepLearningRate,
                inputNoise, targetHz);
    }

    @Override
    public String label() {
        return "linear neuron";
    }

    @Override
    public String describe() {
        return "one linear neuron with " + blocks.size() + " x " + inputsPerBlock + " inputs, noise "
                + DecimalNumber.text(inputNoise);
    }

    @Override
    public Optional<NetworkModel> withLearningRateTimes(double factor) {
        return Optional.of(new LinearNeuronSpec(inputsPerBlock, blocks, initialWeight, stepLearningRate * factor,
                inputNoise, targetHz));
    }

    /** A step of 10 ms; weights are in units of those that give the set point. */
    @Override
    public OptionalDouble relativeLearningRate(Pathway pathway) {
        return OptionalDouble.of(stepLearningRate);
    }

    @Override
    public RateNetwork start(PlasticityRule rule, long seed) {
        Function<double[], LinearNeuron.Plasticity> decode = Objects.requireNonNull(RULES.get(rule.family()));
        Map<Pathway, LinearNeuron.Plasticity> rules = new EnumMap<>(Pathway.class);
        for (Pathway pathway : rule.plastic()) {
            rules.put(pathway, decode.apply(rule.block(pathway)));
        }
        return new LinearNeuron(this, rules, seed);
    }
}
