package rulezoo.simulator.engine;

import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * Makes the engines of recurrent spiking networks of six-parameter rules. Which maker a simulation uses has
 * no influence on its result.
 */
@FunctionalInterface
public interface EngineMaker {
    /** The engine of this processor that is fastest. */
    EngineMaker PROCESSOR = (network, rule, seed) -> {
        Wiring wiring = Wiring.of(network, seed);
        return new BlockEngine(network, rule, wiring,
                new PoissonInput(seed, wiring.input().inputs(), network.input().rateHz()), KernelProvider.best());
    };

    /** The maker that simulations use within a scope; {@link #PROCESSOR} where none is bound. */
    ScopedValue<EngineMaker> CURRENT = ScopedValue.newInstance();

    /**
     * {@return a network at time zero}
     *
     * @param network the network
     * @param rule its plasticity
     * @param seed master seed of connectivity and input
     */
    Engine make(NetworkSpec network, PlasticityRule rule, long seed);

    /**
     * {@return where the engines are} Engines of the same place can restore each other's states.
     */
    default Object place() {
        return this;
    }

    /**
     * Learns of a network of another kind, which runs on this processor whatever the maker.
     *
     * @param network the network
     */
    default void passOver(NetworkModel network) {}
}
