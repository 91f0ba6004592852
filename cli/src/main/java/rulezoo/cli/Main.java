package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
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
        BenchCommand.class})
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
        OptionChecks.register(commandLine);
        commandLine.setExecutionStrategy(Main::checkAndRun);
        commandLine.setExecutionExceptionHandler((failure, command, _) -> main.report(failure, command));
        return commandLine;
    }

    private static int checkAndRun(CommandLine.ParseResult parsed) {
        List<CommandLine> parts = parsed.asCommandLineList();
        if (parts.stream().noneMatch(part -> part.isUsageHelpRequested() || part.isVersionHelpRequested())) {
            try {
                OptionChecks.check(parts.getFirst());
            } catch (IllegalArgumentException e) {
                throw new CommandLine.ExecutionException(parts.getLast(), String.valueOf(e.getMessage()), e);
            }
        }
        try {
            return new CommandLine.RunLast().execute(parsed);
        } catch (OutOfMemoryError e) { // picocli hands on exceptions only
            throw new CommandLine.ExecutionException(parts.getLast(), "not enough memory", e);
        }
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
        if (isShortOfMemory(failure)) {
            err.println("rulezoo: not enough memory (the program may use "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB): ask for fewer or smaller networks, files, steps,"
                    + " trials or threads, or allow more with RULEZOO_JAVA_OPTIONS=-Xmx8g; nothing archived is lost");
            return FAILURE;
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

    /** Also on another thread, whose error arrives as the cause of an exception. */
    private static boolean isShortOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
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
