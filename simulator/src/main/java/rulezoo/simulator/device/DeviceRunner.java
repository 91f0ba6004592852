package rulezoo.simulator.device;

import java.util.List;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.run.Sink;
import rulezoo.simulator.run.Work;

/**
 * Works on many items at once, each on a virtual thread, with the networks on a device. What the device can't
 * do, or no longer, is done again on this processor, with the same result.
 */
public final class DeviceRunner implements Runner {
    private final NetworkDevice device;
    private final LocalRunner networks;

    /**
     * A runner of a device, which it closes with itself.
     *
     * @param device where the networks are
     * @param atOnce items worked on at once
     * @throws IllegalArgumentException if there is not at least one
     */
    public DeviceRunner(NetworkDevice device, int atOnce) {
        this.device = device;
        this.networks = new LocalRunner(atOnce, Thread.ofVirtual().name("simulation-", 1).factory());
    }

    @Override
    public int cores() {
        return networks.cores();
    }

    @Override
    public <T, R, E extends Exception> void forEach(List<T> items, Work<T, R> work, Sink<R, E> sink) throws E {
        networks.forEach(items, item -> device.simulate(() -> work.apply(item)), sink);
    }

    @Override
    public void stop() {
        networks.stop();
    }

    @Override
    public boolean isStopped() {
        return networks.isStopped();
    }

    @Override
    public void close() {
        networks.close();
        device.close();
    }
}
