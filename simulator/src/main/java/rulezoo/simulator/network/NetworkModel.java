package rulezoo.simulator.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;

/**
 * A network that rules can act in: recurrent or feedforward, spiking or of rates. Each kind is a description;
 * {@link rulezoo.simulator.experiment.Simulation} runs any of them through a protocol. In JSON the kind
 * follows from the fields.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(NetworkSpec.class), @JsonSubTypes.Type(CodependentSpec.class),
        @JsonSubTypes.Type(FeedforwardSpec.class), @JsonSubTypes.Type(LinearNeuronSpec.class),
        @JsonSubTypes.Type(MeanFieldSpec.class), @JsonSubTypes.Type(RecurrentRateSpec.class)})
public sealed interface NetworkModel extends Serializable
        permits NetworkSpec, CodependentSpec, FeedforwardSpec, LinearNeuronSpec, MeanFieldSpec, RecurrentRateSpec {
    /** {@return the families of rules that can act in this network, the usual one first} */
    List<RuleFamily> families();

    /** {@return the pathways that can be plastic} */
    Set<Pathway> pathways();

    /**
     * {@return the size N: the number of excitatory neurons, or of the (excitatory) inputs of a single neuron}
     */
    int excitatory();

    /**
     * {@return the factor by which weights are multiplied relative to the network whose limits are published; 1
     * if there is none}
     */
    double weightScale();

    /**
     * {@return the same network at another size N, with mean drive and homeostatic time fixed (docs/science.md,
     * 2.2)}
     *
     * @param newExcitatory size N of that network
     */
    NetworkModel scaledTo(int newExcitatory);

    /** {@return the network with the input of the familiarity task} */
    NetworkModel forFamiliarity();

    /**
     * Refuses rules that cannot act here.
     *
     * @param family family of the rules
     * @param plastic pathways that the rules make plastic
     * @throws IllegalArgumentException if family or pathways do not fit
     */
    default void requireFits(RuleFamily family, Set<Pathway> plastic) {
        if (!families().contains(family)) {
            throw new IllegalArgumentException(
                    "rules of the family " + family.id() + " cannot act in this network, only "
                            + String.join(", ", families().stream().map(RuleFamily::id).toList()));
        }
        if (!pathways().containsAll(plastic)) {
            throw new IllegalArgumentException("only " + Pathway.format(pathways())
                    + " can be plastic in this network, not " + Pathway.format(plastic));
        }
    }
}
