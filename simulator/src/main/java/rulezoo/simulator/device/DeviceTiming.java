package rulezoo.simulator.device;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import rulezoo.simulator.engine.NetworkTables;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * What a device makes of many networks at once.
 *
 * @param networks how many networks lived at once
 * @param networkSecondsPerSecond simulated seconds of all networks together in one second of time
 * @param hostShare share of the time in which the device waited for this program
 * @param bytesPerNetwork memory of the device that one network takes
 * @param rateHz mean rate of the excitatory neurons
 */
public record DeviceTiming(int networks, double networkSecondsPerSecond, double hostShare, long bytesPerNetwork,
        double rateHz) {
    /** Wirings that are drawn; beyond, networks share them. */
    private static final int WIRINGS = 4;
    private static final int WARM_UP_STEPS = 1000;

    /**
     * Builds networks and lets them live.
     *
     * @param device where
     * @param network the network
     * @param rule its plasticity
     * @param networks how many at once; fewer if more do not fit
     * @param simulatedSeconds how long, in biological time, after a tenth of a second of warm-up
     * @return what came out
     * @throws DeviceException if the device fails
     */
    public static DeviceTiming measure(NetworkDevice device, NetworkSpec network, PlasticityRule rule, int networks,
            double simulatedSeconds) {
        int count = Math.clamp(NetworkDevice.capacity(device.info(), network) * 9 / 10, 1, networks);
        List<NetworkTables> tables = new ArrayList<>();
        for (int seed = 1; seed <= Math.min(WIRINGS, count); seed++) {
            tables.add(NetworkTables.of(network, rule, seed));
        }
        List<DeviceEngine> engines = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                engines.add(device.engine(tables.get(i % tables.size()), null));
            }
            advance(threads, engines, WARM_UP_STEPS);
            double launchedBefore = device.launchSeconds();
            long began = System.nanoTime();
            int steps = (int) Math.round(simulatedSeconds / NetworkSpec.STEP_SECONDS);
            long spikes = advance(threads, engines, steps);
            double seconds = (System.nanoTime() - began) * 1e-9;
            return new DeviceTiming(count, count * simulatedSeconds / seconds,
                    Math.max(0, 1 - (device.launchSeconds() - launchedBefore) / seconds), engines.getFirst().bytes(),
                    spikes / (simulatedSeconds * count * network.excitatory()));
        } finally {
            engines.forEach(DeviceEngine::close);
        }
    }

    /** The excitatory spikes of all networks. */
    private static long advance(ExecutorService threads, List<DeviceEngine> engines, int steps) {
        AtomicLong spikes = new AtomicLong();
        List<Future<Boolean>> runs = new ArrayList<>();
        for (DeviceEngine engine : engines) {
            runs.add(threads.submit(() -> {
                long[] own = new long[1];
                boolean survived = engine.advance(steps, (step, neuron) -> {
                    if (neuron < engine.excitatory()) {
                        own[0]++;
                    }
                });
                spikes.addAndGet(own[0]);
                return survived;
            }));
        }
        for (Future<Boolean> run : runs) {
            try {
                if (!run.get()) {
                    throw new IllegalStateException("a network to be timed blew up");
                }
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure
                        ? failure
                        : new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DeviceException("interrupted", e);
            }
        }
        return spikes.get();
    }
}
