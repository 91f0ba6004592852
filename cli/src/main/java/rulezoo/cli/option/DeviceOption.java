package rulezoo.cli.option;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import rulezoo.simulator.device.DeviceException;
import rulezoo.simulator.device.DeviceInfo;
import rulezoo.simulator.device.NetworkDevice;

/** On which device a command's recurrent spiking networks live. */
public final class DeviceOption {
    private static final String CPU = "cpu";

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--device", paramLabel = "cpu|gpu|NAME", defaultValue = CPU, description = """
            Where recurrent spiking networks are simulated: on the CPU (cpu), on the first graphics processor (gpu), \
            or on the OpenCL device with NAME in its name ('rulezoo devices' lists them). It does not change the \
            result (default: ${DEFAULT-VALUE}).""")
    private String name = CPU;

    boolean isCpu() {
        return name.toLowerCase(Locale.ROOT).equals(CPU);
    }

    /** The option as words, to be handed on to another command; none for the default. */
    public String[] words() {
        return isCpu() ? new String[0] : new String[]{"--device", name};
    }

    /**
     * Opens the device.
     *
     * @return the device; nothing if the processor was chosen, or has to do, which a sentence then says
     * @throws IllegalArgumentException if there is no such device
     */
    public Optional<NetworkDevice> open() {
        if (isCpu()) {
            return Optional.empty();
        }
        DeviceInfo found;
        try {
            found = NetworkDevice.find(name);
        } catch (DeviceException e) {
            throw new IllegalArgumentException(e.sentence(), e);
        }
        try {
            return Optional.of(NetworkDevice.open(found, this::say));
        } catch (DeviceException e) {
            say(e.sentence() + "; the program goes on with the CPU, and the results are the same");
            return Optional.empty();
        }
    }

    private void say(String sentence) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("rulezoo: " + sentence);
        err.flush();
    }
}
