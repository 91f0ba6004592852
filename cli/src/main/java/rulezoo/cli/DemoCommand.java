package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rulezoo.cli.option.DeviceOption;

/** The whole way on a small network, as the commands that a user would type. */
@Command(name = "demo", mixinStandardHelpOptions = true, description = {
        "Evolves plasticity rules for stability alone on a small network, archives them, replays them, "
                + "probes their memory and writes a report.",
        "Takes less than four minutes on two cores."}, footer = {"", "Example:", "  rulezoo demo --out demo"})
final class DemoCommand implements Callable<Integer> {
    private static final Set<String> SIMULATING = Set.of("evolve", "replay", "probe");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", paramLabel = "DIR", defaultValue = "demo", description = "A folder that is empty or does not exist yet (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("");

    @Mixin
    private DeviceOption device = new DeviceOption();

    @Override
    public Integer call() throws IOException {
        requireEmpty(out);
        String zoo = out.resolve("zoo").toString();
        String report = out.resolve("report").toString();
        List<List<String>> commands = List.of(
                List.of("evolve", "--preset", "demo", "--pathways", "EE,EI,IE,II", "--stable-rules", "24", "--minutes",
                        "1", "--zoo", zoo),
                List.of("zoo", "ls", zoo),
                List.of("replay", "--zoo", zoo, "--all"),
                List.of("probe", "--zoo", zoo, "--rules", "12", "--sizes", "512,1024", "--seeds", "3", "--delays",
                        "1,10", "--settle", "20", "--training", "10"),
                List.of("analyze", "--zoo", zoo, "--out", report));
        PrintWriter text = spec.commandLine().getOut();
        CommandLine rulezoo = Main.commandLine();
        for (List<String> typed : commands) {
            List<String> command = onDevice(typed);
            text.printf(Locale.ROOT, "%n$ ./rulezoo %s%n", String.join(" ", command));
            text.flush();
            int exitCode = rulezoo.execute(command.toArray(String[]::new));
            if (exitCode != 0) {
                return exitCode;
            }
        }
        text.printf(Locale.ROOT, "%nThe zoo is %s (h5py and h5dump open its files), the report is %s%n", zoo,
                out.resolve("report").resolve("index.html"));
        text.flush();
        return 0;
    }

    /** A command that simulates, with the device to do it on. */
    private List<String> onDevice(List<String> command) {
        return SIMULATING.contains(command.getFirst())
                ? Stream.concat(command.stream(), Stream.of(device.words())).toList()
                : command;
    }

    private static void requireEmpty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                if (entries.findAny().isPresent()) {
                    throw new IllegalArgumentException(
                            folder + " is not empty: give another folder with --out, or remove it");
                }
            }
        }
    }
}
