package rulezoo.simulator.examples;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import rulezoo.simulator.rate.ExplicitSynapse;
import rulezoo.simulator.rate.RateModel;
import rulezoo.simulator.rate.RateNetwork;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/** {@link LeakyNeuron} as a model: all that can be set, and all that has to be known about it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
record LeakyNeuronSpec(int leakyInputs, double leakSeconds) implements RateModel {
    @Override
    public RateNetwork start(PlasticityRule rule, long seed) {
        double[] theta = rule.block(Pathway.EE);
        return new LeakyNeuron(new ExplicitSynapse(theta[0], theta[1]), leakyInputs, leakSeconds);
    }

    @Override
    public String label() {
        return "leaky neuron";
    }

    @Override
    public String describe() {
        return "one leaky neuron with " + leakyInputs + " inputs";
    }

    @Override
    public List<RuleFamily> families() {
        return List.of(RuleFamily.TOY_EXPLICIT);
    }

    @Override
    public Set<Pathway> pathways() {
        return EnumSet.of(Pathway.EE);
    }

    @Override
    public int size() {
        return leakyInputs;
    }

    @Override
    public LeakyNeuronSpec scaledTo(int newSize) {
        return new LeakyNeuronSpec(newSize, leakSeconds);
    }
}
