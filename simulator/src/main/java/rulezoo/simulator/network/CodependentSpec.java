package rulezoo.simulator.network;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.codependent.HiddenLayers;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/**
 * The recurrent network with adaptive excitatory neurons whose rules see the postsynaptic state
 * (docs/science.md, 1.2, 1.3). Learning rates are coefficients of the rules; that of the network is not used.
 *
 * @param network neurons, connections and input
 * @param layers frozen layers of the rules that are networks, or null for the 21-coefficient polynomial
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
public record CodependentSpec(NetworkSpec network, @Nullable HiddenLayers layers) implements NetworkModel {
    @Override
    public List<RuleFamily> families() {
        return List.of(layers == null ? RuleFamily.CODEPENDENT_POLYNOMIAL : RuleFamily.CODEPENDENT_MLP);
    }

    @Override
    public Set<Pathway> pathways() {
        return EnumSet.of(Pathway.EE, Pathway.IE);
    }

    @Override
    public int excitatory() {
        return network.excitatory();
    }

    @Override
    public double weightScale() {
        return network.weightScale();
    }

    @Override
    public CodependentSpec scaledTo(int newExcitatory) {
        return new CodependentSpec(network.scaledTo(newExcitatory), layers);
    }

    @Override
    public CodependentSpec forFamiliarity() {
        return new CodependentSpec(network.forFamiliarity(), layers);
    }
}
