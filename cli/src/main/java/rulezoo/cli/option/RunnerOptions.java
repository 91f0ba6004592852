package rulezoo.cli.option;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rulezoo.cli.cluster.SparkMaster;
import rulezoo.cli.cluster.SparkRunner;
import rulezoo.simulator.device.DeviceRunner;
import rulezoo.simulator.device.NetworkDevice;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;

/** Where a command runs its simulations. */
public final class RunnerOptions {
    @Mixin
    private ThreadsOption threads = new ThreadsOption();

    @Mixin
    private DeviceOption device = new DeviceOption();

    @Option(names = "--master", paramLabel = "URL", description = "Run the simulations on an Apache Spark cluster, for example spark://host:7077 (docs/cluster.md). It"
            + " does not change the result.")
    private @Nullable String master;

    /** Simulations at once, if they run here. */
    public int threads() {
        return threads.count();
    }

    /** Whether spark-submit started this program: it knows the master. */
    private static boolean isSubmitted() {
        return "true".equals(System.getProperty("SPARK_SUBMIT"));
    }

    /** Whether simulations run in this process. */
    public boolean isHere() {
        return master == null && !isSubmitted();
    }

    /**
     * Starts threads, opens a device, or connects to the cluster.
     *
     * @throws IOException if the cluster cannot be reached
     */
    public Runner open() throws IOException {
        if (master != null && !device.isCpu()) {
            throw new IllegalArgumentException("--device and --master exclude each other: give one of them");
        }
        Optional<NetworkDevice> opened = device.open();
        if (opened.isPresent()) {
            return new DeviceRunner(opened.get(), opened.get().networksAtOnce());
        }
        if (master != null) {
            new SparkMaster(master).requireReachable();
        } else if (!isSubmitted()) {
            return new LocalRunner(threads.count());
        }
        SparkMaster.requireLibraries();
        return SparkRunner.connect(master);
    }
}
