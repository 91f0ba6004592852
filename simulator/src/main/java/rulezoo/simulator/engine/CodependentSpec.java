package rulezoo.simulator.engine;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.codependent.CodependentMlp;
import rulezoo.simulator.codependent.CodependentPolynomial;
import rulezoo.simulator.codependent.CodependentRule;
import rulezoo.simulator.codependent.HiddenLayers;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * The recurrent network with adaptive excitatory neurons whose rules see the postsynaptic state
 * (docs/science.md, 1.2 and 1.3). Learning rates are coefficients of the rules; that of the network is not
 * used.
 *
 * @param network neurons, connections and input
 * @param layers frozen layers of the rules that are networks, or null for the 21-coefficient polynomial
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public record CodependentSpec(NetworkSpec network, @Nullable HiddenLayers layers) implements SpikingModel {
    @Override
    public List<RuleFamily> families() {
        return List.of(layers == null ? RuleFamily.CODEPENDENT_POLYNOMIAL : RuleFamily.CODEPENDENT_MLP);
    }

    @Override
    public Set<Pathway> pathways() {
        return EnumSet.of(Pathway.EE, Pathway.IE);
    }

    @Override
    public int size() {
        return network.excitatory();
    }

    @Override
    public CodependentSpec scaledTo(int newSize) {
        return new CodependentSpec(network.scaledTo(newSize), layers);
    }

    @Override
    public String label() {
        return "recurrent spiking with adaptation";
    }

    @Override
    public String describe() {
        return network.describe() + " and adaptation";
    }

    @Override
    public int inhibitoryNeurons() {
        return network.inhibitory();
    }

    @Override
    public double maximumWeight() {
        return network.maximumWeight();
    }

    @Override
    public Optional<NetworkSpec> recurrent() {
        return Optional.of(network);
    }

    @Override
    public Optional<NetworkModel> withRecurrent(UnaryOperator<NetworkSpec> change) {
        return Optional.of(new CodependentSpec(change.apply(network), layers));
    }

    @Override
    public Engine engine(PlasticityRule rule, long seed) {
        Map<Pathway, CodependentRule> rules = new EnumMap<>(Pathway.class);
        for (Pathway pathway : rule.plastic()) {
            double[] block = rule.block(pathway);
            rules.put(pathway, layers == null ? new CodependentPolynomial(block) : new CodependentMlp(layers, block));
        }
        Wiring wiring = Wiring.of(network, seed);
        return new CodependentEngine(network, rules, wiring,
                new PoissonInput(seed, wiring.input().inputs(), network.input().rateHz()));
    }
}
