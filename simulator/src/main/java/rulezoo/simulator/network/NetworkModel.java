package rulezoo.simulator.network;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * A network that rules can act in: recurrent or feedforward, spiking or of rates. A model is a record of all
 * that can be set, and says itself what else has to be known about it.
 * {@link rulezoo.simulator.experiment.Simulation} runs any of them through a protocol. In JSON the kind
 * follows from the fields; {@link rulezoo.simulator.model.ModelPreset} knows the kinds.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
public interface NetworkModel extends Serializable {
    /** {@return what kind of network this is, for people: the same for all networks of the kind} */
    String label();

    /** {@return this network in a few words, with its numbers} */
    String describe();

    /** {@return the families of rules that can act in this network, the usual one first} */
    List<RuleFamily> families();

    /** {@return the pathways that can be plastic: usually all} */
    default Set<Pathway> pathways() {
        return Pathway.ALL;
    }

    /**
     * {@return the size N: the number of excitatory neurons, or of the (excitatory) inputs of a single neuron}
     */
    int size();

    /**
     * {@return the number of excitatory neurons: usually that of the recurrent network, and 1 where there is none
     * and {@link #size} counts the inputs of a single one}
     */
    default int excitatoryNeurons() {
        return recurrent().map(NetworkSpec::excitatory).orElse(1);
    }

    /**
     * {@return the factor by which weights are multiplied relative to the network whose limits are published;
     * usually that of the recurrent network, and 1 if there is none}
     */
    default double weightScale() {
        return recurrent().map(NetworkSpec::weightScale).orElse(1.0);
    }

    /**
     * {@return the same network at another size N, with mean drive and homeostatic time fixed (docs/science.md,
     * 2.2)}
     *
     * @param newSize size N of that network
     */
    NetworkModel scaledTo(int newSize);

    /**
     * {@return the same network with its learning rate multiplied; nothing if it has none that is common to all
     * rules}
     *
     * @param factor positive
     */
    default Optional<NetworkModel> withLearningRateTimes(double factor) {
        return Optional.empty();
    }

    /**
     * {@return the learning rate of a pathway in units of its initial weight; nothing if rules that act here have
     * no equivalent among rules of rates}
     *
     * @param pathway a pathway that can be plastic
     */
    default OptionalDouble relativeLearningRate(Pathway pathway) {
        return OptionalDouble.empty();
    }

    /** {@return the recurrent network of spiking neurons that this model is or contains, if it does} */
    default Optional<NetworkSpec> recurrent() {
        return Optional.empty();
    }

    /**
     * {@return this model with its recurrent network of spiking neurons changed, for example its input to a grid;
     * nothing if it has none}
     *
     * @param change gives the other network
     */
    default Optional<NetworkModel> withRecurrent(UnaryOperator<NetworkSpec> change) {
        return Optional.empty();
    }

    /** {@return whether the weights of some pathways can be held while others change} */
    default boolean canHoldPathways() {
        return false;
    }

    /** {@return whether the network may be silent for long before its rule has raised its rate} */
    default boolean startsInSilence() {
        return false;
    }

    /**
     * {@return whether a rule can act here}
     *
     * @param rule any rule
     */
    default boolean runs(PlasticityRule rule) {
        return families().contains(rule.family()) && pathways().containsAll(rule.plastic());
    }

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
