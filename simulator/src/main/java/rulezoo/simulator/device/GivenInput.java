package rulezoo.simulator.device;

/** Input spikes that are given, not drawn: those of a recording, for example. */
@FunctionalInterface
public interface GivenInput {
    /**
     * {@return the inputs that fire in one step, each once} Steps are asked for once each, in order.
     *
     * @param step integration step since the start of the simulation
     */
    int[] spikes(long step);
}
