package rulezoo.cli;

import java.util.Optional;
import java.util.function.Supplier;
import rulezoo.simulator.device.NetworkDevice;

/**
 * Where the simulations of a command run whose results are taken one by one: on this processor, or on a
 * device.
 */
final class SimulationPlace implements AutoCloseable {
    private final Optional<NetworkDevice> device;
    private final int threads;

    SimulationPlace(ThreadsOption threads, DeviceOption device) {
        this.device = device.open();
        this.threads = this.device.map(NetworkDevice::networksAtOnce).orElse(threads.count());
    }

    /** Simulations at once. */
    int threads() {
        return threads;
    }

    /** Runs a simulation. */
    <R> R run(Supplier<R> simulation) {
        return device.map(d -> d.simulate(simulation)).orElseGet(simulation);
    }

    @Override
    public void close() {
        device.ifPresent(NetworkDevice::close);
    }
}
