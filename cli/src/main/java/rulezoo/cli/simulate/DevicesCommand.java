package rulezoo.cli.simulate;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.simulator.device.DeviceInfo;
import rulezoo.simulator.device.NetworkDevice;
import rulezoo.simulator.network.NetworkSpec;

/** Lists the OpenCL devices of this machine. */
@Command(name = "devices", mixinStandardHelpOptions = true, description = "Lists the OpenCL devices of this machine that --device can name. It also says how many networks"
        + " with four plastic pathways fit into the memory of each.", footer = {
                "", "Example:", "  rulezoo devices"})
public final class DevicesCommand implements Callable<Integer> {
    private static final List<Integer> SIZES = List.of(1024, 2048, 4096, 8192);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print one JSON object for each device.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<DeviceInfo> devices = NetworkDevice.list();
        if (devices.isEmpty() && !json) {
            out.println(
                    "this machine has no OpenCL device, so everything runs on the CPU (a device needs its driver and the"
                            + " OpenCL loader)");
        }
        for (DeviceInfo device : devices) {
            Map<String, Object> fit = new LinkedHashMap<>();
            SIZES.forEach(size -> fit.put(Integer.toString(size),
                    NetworkDevice.capacity(device, NetworkSpec.PUBLISHED.scaledTo(size))));
            if (json) {
                out.println(line(device, fit));
            } else {
                print(out, device, fit);
            }
        }
        out.flush();
        return 0;
    }

    private static String line(DeviceInfo device, Map<String, Object> fit) {
        record Line(String name, String platform, String driver, boolean gpu, boolean doublePrecision,
                long memoryBytes, int computeUnits, Map<String, Object> networksThatFit) {}
        return JsonLines.line(new Line(device.name(), device.platformName(), device.driver(), device.gpu(),
                device.doublePrecision(), device.memoryBytes(), device.computeUnits(), fit));
    }

    private static void print(PrintWriter out, DeviceInfo device, Map<String, Object> fit) {
        out.println(device);
        out.printf(Locale.ROOT, "  %s, %d compute units, %d MB of memory%s%n",
                device.gpu() ? "graphics processor" : "processor",
                device.computeUnits(), device.memoryBytes() >> 20,
                device.doublePrecision() ? "" : "; no double precision: cannot be used");
        out.println("  networks that fit at once: " + String.join(", ",
                fit.entrySet().stream().map(e -> e.getValue() + " of N_E " + e.getKey()).toList()));
    }
}
