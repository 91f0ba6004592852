package rulezoo.simulator.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.engine.Engine;
import rulezoo.simulator.engine.EngineCheck;
import rulezoo.simulator.engine.EngineMaker;
import rulezoo.simulator.engine.NetworkTables;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * An OpenCL device that simulates many networks at once. Engines may be made and used on any number of
 * threads, each engine on one; those of about one size advance together.
 *
 * <p>
 * The kernels of each size are compared with the reference engine, bit for bit, before they are used; a
 * device that differs is refused.
 */
public final class NetworkDevice implements EngineMaker, AutoCloseable {
    /** Networks at once for each multiprocessor: enough to hide the latency of memory. */
    private static final int NETWORKS_PER_UNIT = 8;
    private static final int NETWORKS_PER_CORE = 2;

    private final OpenContext context;
    private final Consumer<String> reporter;
    private final Map<KernelVariant, Batch> batches = new HashMap<>();
    private final Set<String> reported = new HashSet<>();

    private NetworkDevice(OpenContext context, Consumer<String> reporter) {
        this.context = context;
        this.reporter = reporter;
    }

    /** {@return all OpenCL devices of this machine; none if it has no driver} */
    public static List<DeviceInfo> list() {
        return OpenCl.devices();
    }

    /**
     * Finds a device.
     *
     * @param name {@code gpu} for the first graphics processor, or a part of a device's name
     * @return the first device that fits
     * @throws DeviceException if there is none
     */
    public static DeviceInfo find(String name) {
        List<DeviceInfo> devices = list();
        String wanted = name.toLowerCase(Locale.ROOT);
        return devices.stream()
                .filter(d -> wanted.equals("gpu") ? d.gpu() : d.name().toLowerCase(Locale.ROOT).contains(wanted))
                .findFirst().orElseThrow(() -> new DeviceException("no OpenCL device '" + name + "' on this machine: "
                        + (devices.isEmpty()
                                ? "it has none (a driver and the OpenCL loader are needed)"
                                : "it has " + String.join(", ", devices.stream().map(DeviceInfo::name).toList()))
                        + "; without --device everything runs on the CPU"));
    }

    /**
     * Opens a device and checks that it computes what the reference engine computes.
     *
     * @param info the device
     * @param reporter takes sentences for the user, each once
     * @return the device
     * @throws DeviceException if the device can't be used
     */
    public static NetworkDevice open(DeviceInfo info, Consumer<String> reporter) {
        return open(info, reporter, kernels());
    }

    static NetworkDevice open(DeviceInfo info, Consumer<String> reporter, String source) {
        NetworkDevice device = new NetworkDevice(new OpenContext(info, source), reporter);
        boolean opened = false;
        try {
            device.batch(KernelVariant.of(1, info.threads()));
            opened = true;
        } finally {
            if (!opened) {
                device.close();
            }
        }
        return device;
    }

    static String kernels() {
        try (InputStream source = Objects.requireNonNull(NetworkDevice.class.getResourceAsStream("network.cl"))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the kernels are missing from this program", e);
        }
    }

    /** {@return what is known of the device} */
    public DeviceInfo info() {
        return context.info();
    }

    @Override
    public Engine make(NetworkSpec network, PlasticityRule rule, long seed) {
        context.requireWorking();
        return engine(NetworkTables.of(network, rule, seed), null);
    }

    /**
     * {@return a network at time zero whose input spikes are given}
     *
     * @param tables the network
     * @param input its input spikes; at most as many in a step as there are inputs
     * @throws DeviceException if the device is too small, or failed
     */
    public Engine make(NetworkTables tables, GivenInput input) {
        return engine(tables, input);
    }

    DeviceEngine engine(NetworkTables tables, @Nullable GivenInput input) {
        int neurons = tables.network().neurons();
        KernelVariant variant = KernelVariant.of(neurons, info().threads());
        if (neurons > NetworkLayout.MAXIMUM_NEURONS
                || variant.sharedBytes() + NetworkLayout.firingBytes(tables.inputs()) > info().localBytes()) {
            throw new DeviceException("networks of " + neurons + " neurons are too large for " + info());
        }
        return new DeviceEngine(context, batch(variant), tables, input);
    }

    /** The batch of one variant, whose kernels have been checked. */
    Batch batch(KernelVariant variant) {
        synchronized (batches) {
            Batch known = batches.get(variant);
            if (known == null) {
                known = new Batch(context, variant);
                batches.put(variant, known);
                check(known);
            }
            return known;
        }
    }

    private void check(Batch batch) {
        Optional<String> difference = EngineCheck.firstDifference((network, rule, seed) -> new DeviceEngine(context,
                batch, NetworkTables.of(network, rule, seed), null));
        if (difference.isPresent()) {
            DeviceException refused = new DeviceException(
                    info() + " does not compute what the reference engine computes ("
                            + difference.get() + "): it is not used");
            context.fail(refused);
            throw refused;
        }
    }

    @Override
    public void passOver(NetworkModel network) {
        report("networks of this kind run on the CPU: --device is for the recurrent spiking network of six-parameter"
                + " rules");
    }

    /**
     * Does some work whose recurrent spiking networks live on this device. If the device cannot do it, or no
     * longer, a sentence says so, and all of the work is done again on this processor, with the same result.
     *
     * @param <R> type of the result
     * @param work simulations, without any effect but their result
     * @return its result
     */
    public <R> R simulate(Supplier<R> work) {
        Attempt attempt = new Attempt();
        DeviceException failure;
        try {
            R result = ScopedValue.where(EngineMaker.CURRENT, attempt).call(work::get);
            failure = attempt.failure();
            if (failure == null) {
                return result;
            }
        } catch (RuntimeException e) {
            failure = attempt.failure();
            if (failure == null) {
                throw e;
            }
        }
        report(failure.sentence() + "; the program goes on with the CPU, and the results are the same");
        return work.get();
    }

    /**
     * Makes the engines of one piece of work, and remembers whether the device failed it: the work itself may
     * take a failure for one of its simulation's.
     */
    private final class Attempt implements EngineMaker {
        private volatile @Nullable DeviceException refused;

        @Override
        public Engine make(NetworkSpec network, PlasticityRule rule, long seed) {
            try {
                return NetworkDevice.this.make(network, rule, seed);
            } catch (DeviceException e) {
                refused = e;
                throw e;
            }
        }

        @Override
        public Object place() {
            return NetworkDevice.this;
        }

        @Override
        public void passOver(NetworkModel network) {
            NetworkDevice.this.passOver(network);
        }

        @Nullable
        DeviceException failure() {
            return refused == null ? context.failure() : refused;
        }
    }

    /** Tells the user something, but only once. */
    void report(String sentence) {
        synchronized (reported) {
            if (!reported.add(sentence)) {
                return;
            }
        }
        reporter.accept(sentence);
    }

    /** From now on every engine of this device fails: what a driver does whose device is gone. */
    void lose(DeviceException reason) {
        context.fail(reason);
    }

    /** {@return how many networks should live at once} Of large ones, fewer fit into memory; the others wait. */
    public int networksAtOnce() {
        return info().computeUnits() * (info().gpu() ? NETWORKS_PER_UNIT : NETWORKS_PER_CORE);
    }

    /**
     * {@return how many networks with four plastic pathways fit into the memory of a device at once}
     *
     * @param info the device
     * @param network the network
     */
    public static long capacity(DeviceInfo info, NetworkSpec network) {
        return OpenContext.arenaBytes(info) / NetworkLayout.expectedBytes(network);
    }

    /** {@return the time in which the device advanced networks so far, in seconds} */
    public double launchSeconds() {
        return context.launchSeconds();
    }

    @Override
    public void close() {
        synchronized (batches) {
            batches.values().forEach(Batch::close);
            batches.clear();
        }
        context.close();
    }
}
