package rulezoo.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine;
import rulezoo.cli.analysis.AnalyzeCommand;
import rulezoo.cli.analysis.InferCommand;
import rulezoo.cli.console.CheckedOutput;
import rulezoo.cli.console.PlainTextWriter;
import rulezoo.cli.console.StandardError;
import rulezoo.cli.option.OptionChecks;
import rulezoo.cli.probe.ProbeCommand;
import rulezoo.cli.probe.TransferCommand;
import rulezoo.cli.search.CompareCommand;
import rulezoo.cli.search.EvolveCommand;
import rulezoo.cli.search.ScreensCommand;
import rulezoo.cli.simulate.BenchCommand;
import rulezoo.cli.simulate.DevicesCommand;
import rulezoo.cli.simulate.SimulateCommand;
import rulezoo.cli.simulate.TheoryCommand;
import rulezoo.cli.zoo.ReplayCommand;
import rulezoo.cli.zoo.ZooCommand;

/** The {@code rulezoo} command. */
@Command(name = "rulezoo", description = "Does a brain that only learns to stay stable remember anyway?", mixinStandardHelpOptions = true, versionProvider = Version.class, synopsisSubcommandLabel = "COMMAND", subcommands = {
        DemoCommand.class, ReproduceCommand.class, SimulateCommand.class, EvolveCommand.class, CompareCommand.class,
        ScreensCommand.class, TransferCommand.class,
        ProbeCommand.class,
        AnalyzeCommand.class,
        ReplayCommand.class, ZooCommand.class, TheoryCommand.class, InferCommand.class,
        BenchCommand.class, DevicesCommand.class})
public final class Main implements Runnable {
    private static final int FAILURE = 1;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Print the stack trace of a failure.")
    private boolean verbose;
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Main() {}

    /**
     * Runs the command and ends the process with its exit code: 0, 1 for a failure, 2 for wrong usage.
     *
     * @param arguments words of the command line
     */
    public static void main(String[] arguments) {
        // Digits and decimal points are the same everywhere, and so are capital letters.
        Locale.setDefault(Locale.ROOT);
        StandardError.open();
        CheckedOutput out = new CheckedOutput(new FileOutputStream(FileDescriptor.out), CheckedOutput::isStandardPipe);
        System.setOut(out.stream());
        System.exit(run(out, commandLine(), arguments));
    }

    /** Runs the command; that what it printed got lost is a failure, too. */
    static int run(CheckedOutput out, CommandLine commandLine, String... arguments) {
        commandLine.setOut(plainText(new OutputStreamWriter(out.stream(), out.stream().charset())));
        int exitCode = commandLine.execute(arguments);
        commandLine.getOut().flush();
        Optional<IOException> lost = out.failure();
        if (lost.isEmpty()) {
            return exitCode;
        }
        PrintWriter err = commandLine.getErr();
        err.println("rulezoo: standard output could not be written, and lacks results: " + sentence(lost.get())
                + "; write it to a place with room");
        err.flush();
        return exitCode == 0 ? FAILURE : exitCode;
    }

    /** The configured command, for the launcher and for tests. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine commandLine = new CommandLine(main);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(Path.class, Main::path);
        // Colours would be held back with everything else that steers a terminal.
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commandLine.setOut(plainText(new OutputStreamWriter(System.out, System.out.charset())));
        commandLine.setErr(plainText(new OutputStreamWriter(System.err, System.err.charset())));
        OptionChecks.register(commandLine);
        commandLine.setExecutionExceptionHandler((failure, command, _) -> main.report(failure, command));
        commandLine.setParameterExceptionHandler((wrong, words) -> {
            Optional<Throwable> inFile = inFile(wrong, words);
            return inFile.isEmpty() ? refuse(wrong) : main.report(inFile.get(), wrong.getCommandLine());
        });
        commandLine.setExecutionStrategy(parsed -> { // picocli hands on exceptions only
            try {
                return checkAndRun(parsed);
            } catch (OutOfMemoryError | StackOverflowError | LinkageError | InternalError failure) {
                return main.report(failure, commandLine);
            }
        });
        return commandLine;
    }

    /**
     * Says what is wrong on the command line. The help of a command below it would push the sentence off the
     * screen; a short list of commands helps.
     */
    private static int refuse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(wrong.getMessage());
        boolean listed = CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
        if (listed || command.getSubcommands().isEmpty()) {
            command.getErr().println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        } else {
            command.usage(command.getErr());
        }
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** What is wrong in a file of options, about which the help for the command line says nothing. */
    private static Optional<Throwable> inFile(ParameterException wrong, String[] words) {
        if (!(wrong.getArgSpec() instanceof OptionSpec option)) {
            return wrong.getArgSpec() == null ? Optional.ofNullable(wrong.getCause()) : Optional.empty();
        }
        String name = option.longestName();
        boolean given = Stream.of(words).anyMatch(word -> word.equals(name) || word.startsWith(name + "="));
        return Optional.of(given ? "" : OptionChecks.source(option)).filter(source -> !source.isEmpty())
                .map(source -> new IllegalArgumentException(source + wrong.getMessage(), wrong));
    }

    /** A printer of lines that holds back what steers a terminal. */
    static PrintWriter plainText(Writer out) {
        return new PrintWriter(new PlainTextWriter(out), true);
    }

    /** An empty name would be the folder that one is in. */
    private static Path path(String text) {
        if (text.isBlank()) {
            throw new CommandLine.TypeConversionException("the name of a file or folder is empty");
        }
        return Path.of(text);
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
        return new CommandLine.RunLast().execute(parsed);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private int report(Throwable thrown, CommandLine command) {
        PrintWriter err = command.getErr();
        if (verbose) {
            thrown.printStackTrace(err);
        }
        if (isShortOfMemory(thrown)) {
            err.println("rulezoo: not enough memory (the program may use "
                    + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MB): ask for fewer or smaller networks, files, steps,"
                    + " trials or threads, or allow more with RULEZOO_JAVA_OPTIONS=-Xmx8g; nothing archived is lost");
            return FAILURE;
        }
        return switch (unwrapped(thrown)) {
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
            case CancellationException _ -> {
                err.println("rulezoo: stopped before the end");
                yield FAILURE;
            }
            case Throwable failure -> {
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

    /** What went wrong on another thread, instead of that something did. */
    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException
                || (failure instanceof IllegalStateException && cause != null
                        && cause.toString().equals(failure.getMessage()));
        return wrapper && cause != null ? unwrapped(cause) : failure;
    }

    private static String sentence(@Nullable Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> missing.getFile() + " does not exist";
            case AccessDeniedException denied -> denied.getFile() + ": permission denied";
            case FileAlreadyExistsException there ->
                there.getFile() + " exists already: name another one, or remove it";
            case DirectoryNotEmptyException folder -> folder.getFile() + " is a folder that is not empty: name another";
            case NotDirectoryException file -> file.getFile() + " is no folder";
            case FileSystemException other -> other.getFile() + ": "
                    + Objects.requireNonNullElse(other.getReason(), "it cannot be read or written");
            case CharacterCodingException _ -> "a file that should be text in UTF-8 is not";
            case null -> "input or output failed";
            default -> Objects.requireNonNullElse(failure.getMessage(), failure.toString());
        };
    }
}
