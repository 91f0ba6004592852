package rulezoo.cli.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.cli.option.DeviceOption;
import rulezoo.cli.option.Distinct;
import rulezoo.cli.option.Within;
import rulezoo.simulator.device.DeviceTiming;
import rulezoo.simulator.device.NetworkDevice;
import rulezoo.simulator.engine.EngineTiming;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.SixParameterRule;

/** Times whole simulations on one core, beside the plain engine. */
@Command(name = "bench", mixinStandardHelpOptions = true, description = "Times whole simulations on one core. One run prints CPU seconds per simulated second, synaptic"
        + " events per second, bytes per synapse, and the ratio to the plain engine.", footer = {
                "", "Example:", "  rulezoo bench --ne 1024,4096 --case isp --json"})
public final class BenchCommand implements Callable<Integer> {
    private static final double INPUT_RATE_HZ = 14;
    private static final double TRACE_SECONDS = 0.02;
    private static final int WARM_UP_EXCITATORY = 1024;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--ne", split = ",", paramLabel = "N", defaultValue = "1024,2048,4096,8192", description = "Numbers of excitatory neurons (default: ${DEFAULT-VALUE}).")
    @Distinct
    @Within(least = 16, most = 65536)
    private List<Integer> sizes = List.of();

    @Option(names = "--case", split = ",", paramLabel = "NAME", defaultValue = "isp,inert", description = """
            isp has inhibitory plasticity onto excitatory neurons and three static pathways. inert has four plastic \
            pathways whose coefficients are 0, so that all the plasticity code runs (default: ${DEFAULT-VALUE}).""")
    @Distinct
    private List<String> cases = List.of();

    @Option(names = "--scaling", paramLabel = "NAME", defaultValue = "p0.1_w_scaled", description = """
            p0.1_w_scaled has connection probability 0.1 and scales the weights by 4096/N. const_indegree has \
            probability 0.1 x 4096/N and the weights of the network of 4096 (default: ${DEFAULT-VALUE}).""")
    private String scaling = "";

    @Option(names = "--seconds", paramLabel = "S", defaultValue = "10", description = "Biological time that is timed, after a warm-up (default: ${DEFAULT-VALUE}).")
    @Within(least = 1, most = 3600)
    private int seconds;

    @Option(names = "--plain-seconds", paramLabel = "S", defaultValue = "2", description = "The same for the plain engine. 0 leaves it out (default: ${DEFAULT-VALUE}).")
    @Within(least = 0, most = 3600)
    private int plainSeconds;

    @Option(names = "--warm-up", paramLabel = "S", defaultValue = "20", description = """
            Biological time of a network of 1024 that is simulated before the first timing, so that the compiler has \
            finished its work (default: ${DEFAULT-VALUE}).""")
    @Within(least = 0, most = 3600)
    private int warmUpSeconds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Master seed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private DeviceOption device = new DeviceOption();

    @Option(names = "--batch", paramLabel = "B", description = "With --device: number of networks at once (default: as many as suit the device and fit into its"
            + " memory).")
    private @Nullable Integer batch;

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<NetworkDevice> opened = device.open();
        if (batch != null && opened.isEmpty()) {
            throw new IllegalArgumentException("--batch goes with --device: give both, or neither");
        }
        if (opened.isPresent()) {
            try (NetworkDevice on = opened.get()) {
                return onDevice(on, out);
            }
        }
        if (!json) {
            out.printf(Locale.ROOT, "%6s  %-6s %8s %10s %9s %9s %8s %7s%n", "ne", "case", "rate_hz", "s_per_s",
                    "to_plain",
                    "events/s",
                    "bytes", "setup_s");
        }
        for (String name : cases) {
            PlasticityRule rule = rule(name);
            time(EngineTiming.Kind.FAST, network(WARM_UP_EXCITATORY), rule, warmUpSeconds);
            for (int excitatory : sizes) {
                report(out, name, excitatory, rule);
            }
        }
        return 0;
    }

    private void report(PrintWriter out, String name, int excitatory, PlasticityRule rule) {
        NetworkSpec network = network(excitatory);
        // What the compiler has not met before at this size it meets here; the timed network starts anew.
        time(EngineTiming.Kind.FAST, network, rule, Math.min(2, warmUpSeconds));
        EngineTiming fast = time(EngineTiming.Kind.FAST, network, rule, seconds);
        double perSecond = fast.secondsPerSimulatedSecond();
        double ratio = Double.NaN;
        if (plainSeconds > 0) {
            time(EngineTiming.Kind.PLAIN, network, rule, Math.min(1, warmUpSeconds));
            ratio = time(EngineTiming.Kind.PLAIN, network, rule, plainSeconds).secondsPerSimulatedSecond() / perSecond;
        }
        double events = fast.eventsPerSimulatedSecond() / perSecond;
        if (json) {
            record Line(int ne, @JsonProperty("case") String name, String scaling, double rateHz,
                    double secondsPerSimulatedSecond, double ratioToPlain, double eventsPerSecond,
                    double bytesPerSynapse, double setUpSeconds) {}
            out.println(JsonLines.line(new Line(excitatory, name, scaling, fast.rateHz(), perSecond, ratio, events,
                    fast.bytesPerSynapse(), fast.setUpSeconds())));
        } else {
            out.printf(Locale.ROOT, "%6d  %-6s %8.2f %10.4f %9.2f %9.2e %8.1f %7.3f%n", excitatory, name, fast.rateHz(),
                    perSecond, ratio, events, fast.bytesPerSynapse(), fast.setUpSeconds());
        }
        out.flush();
    }

    /** Networks at once on a device, beside one core. */
    private int onDevice(NetworkDevice on, PrintWriter out) {
        if (!json) {
            out.println(on.info());
            out.printf(Locale.ROOT, "%6s  %-6s %8s %8s %12s %12s %7s %10s%n", "ne", "case", "rate_hz", "networks",
                    "net_s_per_s",
                    "one_core", "host", "MB");
        }
        for (String name : cases) {
            PlasticityRule rule = rule(name);
            if (plainSeconds > 0) {
                time(EngineTiming.Kind.FAST, network(WARM_UP_EXCITATORY), rule, warmUpSeconds);
            }
            for (int excitatory : sizes) {
                NetworkSpec network = network(excitatory);
                DeviceTiming timing = DeviceTiming.measure(on, network, rule,
                        batch == null ? on.networksAtOnce() : batch, seconds);
                double core = plainSeconds > 0
                        ? 1 / time(EngineTiming.Kind.FAST, network, rule, plainSeconds).secondsPerSimulatedSecond()
                        : Double.NaN;
                report(out, name, excitatory, timing, core);
            }
        }
        return 0;
    }

    private void report(PrintWriter out, String name, int excitatory, DeviceTiming timing, double core) {
        if (json) {
            record Line(int ne, @JsonProperty("case") String name, String scaling, double rateHz, int networks,
                    double networkSecondsPerSecond, double oneCoreNetworkSecondsPerSecond, double hostShare,
                    double bytesPerNetwork) {}
            out.println(JsonLines.line(new Line(excitatory, name, scaling, timing.rateHz(), timing.networks(),
                    timing.networkSecondsPerSecond(), core, timing.hostShare(), timing.bytesPerNetwork())));
        } else {
            out.printf(Locale.ROOT, "%6d  %-6s %8.2f %8d %12.2f %12.2f %6.1f%% %10.1f%n", excitatory, name,
                    timing.rateHz(), timing.networks(), timing.networkSecondsPerSecond(), core,
                    100 * timing.hostShare(), timing.bytesPerNetwork() * 1e-6);
        }
        out.flush();
    }

    private EngineTiming time(EngineTiming.Kind kind, NetworkSpec network, PlasticityRule rule, int simulatedSeconds) {
        return EngineTiming.measure(kind, network, rule, seed, simulatedSeconds);
    }

    private NetworkSpec network(int excitatory) {
        NetworkSpec network = switch (scaling) {
            case "p0.1_w_scaled" -> NetworkSpec.PUBLISHED.scaledTo(excitatory);
            case "const_indegree" -> NetworkSpec.PUBLISHED.standIn(excitatory);
            default -> throw new ParameterException(spec.commandLine(),
                    "unknown scaling '" + scaling + "': use p0.1_w_scaled or const_indegree");
        };
        return network.withInputRateHz(INPUT_RATE_HZ);
    }

    private PlasticityRule rule(String name) {
        SixParameterRule inert = new SixParameterRule(TRACE_SECONDS, TRACE_SECONDS, 0, 0, 0, 0);
        return switch (name) {
            case "isp" -> PlasticityRule.polynomial(
                    Map.of(Pathway.IE, new SixParameterRule(TRACE_SECONDS, TRACE_SECONDS, -0.2, 0, 1, 1)));
            case "inert" -> PlasticityRule.polynomial(
                    Map.of(Pathway.EE, inert, Pathway.EI, inert, Pathway.IE, inert, Pathway.II, inert));
            default -> throw new ParameterException(spec.commandLine(),
                    "unknown case '" + name + "': use isp or inert");
        };
    }
}
