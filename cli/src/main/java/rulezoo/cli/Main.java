package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The {@code rulezoo} command. */
@Command(name = "rulezoo", description = "Does a brain that only learns to stay stable remember anyway?", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", subcommands = {
        DemoCommand.class, ReproduceCommand.class, SimulateCommand.class, EvolveCommand.class, CompareCommand.class,
        ProbeCommand.class,
        AnalyzeCommand.class,
        ReplayCommand.class, ZooCommand.class, TheoryCommand.class, InferCommand.class,
        BenchCommand.class, DevicesCommand.class})
public final class Main implements Runnable {
    private static final int FAILURE = 1;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean verbose;

    private Main() {}

    /**
     * Runs the command and ends the process with its exit code: 0, 1 for a failure, 2 for wrong usage.
     *
     * @param arguments words of the command line
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The configured command, for the launcher and for tests. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((failure, command, _) -> main.report(failure, command));
        return commandLine;
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    private int report(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        if (verbose) {
            failure.printStackTrace(err);
        }
        return switch (failure) {
            case IllegalArgumentException usage -> {
                err.println("rulezoo: " + usage.getMessage());
                yield command.getCommandSpec().exitCodeOnInvalidInput();
            }
            case UncheckedIOException io -> {
                err.println("rulezoo: " + sentence(io.getCause()));
                yield FAILURE;
            }
            case IOException io -> {
                err.println("rulezoo: " + sentence(io));
                yield FAILURE;
            }
            default -> {
                err.println("rulezoo: internal error: " + failure + (verbose ? "" : " (--verbose shows where)"));
                yield FAILURE;
            }
        };
    }

    private static String sentence(@Nullable Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case null -> "input or output failed";
            default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        };
    }
}
