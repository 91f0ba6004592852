package rulezoo.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The page of all commands, written from the definitions that the program itself parses with. */
final class CommandReference {
    private static final List<String> EVERYWHERE = List.of("--help", "--version", "--verbose");
    private static final String HEAD = """
            # Commands

            This page is generated from the program; `./rulezoo COMMAND --help` says the same. Every command also takes `--help`,
            `--version` and `--verbose` (print the stack trace of a failure). It exits with 0, 1 (failure) or 2 (wrong usage). It writes
            results to standard output or to files, and everything else to standard error.

            """;

    private CommandReference() {}

    /** The page as Markdown. */
    static String markdown() {
        CommandLine main = Main.commandLine();
        List<CommandLine> commands = commands(main);
        StringBuilder page = new StringBuilder(HEAD);
        for (CommandLine command : commands) {
            page.append("- [").append(name(command)).append("](#").append(name(command).replace(' ', '-'))
                    .append(")\n");
        }
        commands.forEach(command -> describe(command, page));
        return page.toString();
    }

    /** Every command that does something, with its subcommands behind it. */
    private static List<CommandLine> commands(CommandLine parent) {
        List<CommandLine> all = new ArrayList<>();
        for (CommandLine command : parent.getSubcommands().values()) {
            if (!command.getCommandSpec().usageMessage().hidden()) {
                all.add(command);
                all.addAll(commands(command));
            }
        }
        return all;
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName().replaceFirst("^rulezoo ", "");
    }

    private static void describe(CommandLine command, StringBuilder page) {
        CommandSpec spec = command.getCommandSpec();
        page.append("\n## ").append(name(command)).append("\n\n");
        page.append(Arrays.stream(spec.usageMessage().description()).map(CommandReference::plain)
                .collect(Collectors.joining("\n\n"))).append("\n");
        List<String> rows = Stream.concat(
                spec.positionalParameters().stream().filter(p -> !p.hidden()).map(p -> row(p.paramLabel(), p)),
                spec.options().stream().filter(o -> !o.hidden() && !EVERYWHERE.contains(o.longestName()))
                        .map(o -> row(names(o), o)))
                .toList();
        if (!rows.isEmpty()) {
            page.append("\n| | |\n|---|---|\n");
            rows.forEach(page::append);
        }
        List<String> footer = Arrays.stream(spec.usageMessage().footer()).map(CommandReference::plain)
                .filter(line -> !line.isBlank()).toList();
        if (!footer.isEmpty()) {
            page.append("\n```\n");
            footer.stream().filter(line -> !line.matches("Examples?:")).map(String::strip)
                    .map(line -> line.startsWith("rulezoo ") ? "./" + line : line)
                    .forEach(line -> page.append(line).append('\n'));
            page.append("```\n");
        }
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        return option.arity().max() == 0 ? names : names + " " + option.paramLabel();
    }

    private static String row(String name, ArgSpec argument) {
        String meaning = Arrays.stream(argument.description()).map(CommandReference::plain)
                .collect(Collectors.joining(" "));
        return "| `" + name.replace("|", "\\|") + "` | " + (isRequired(argument) ? "*required.* " : "")
                + meaning.replace("|", "\\|").replace("<", "&lt;") + " |\n";
    }

    /**
     * Of options that exclude each other, picocli calls each required, although the whole group may be left out.
     */
    private static boolean isRequired(ArgSpec argument) {
        return argument.required() && argument.group() == null;
    }

    /** Text without the marks for bold and colour that a terminal would show. */
    private static String plain(String text) {
        return Help.Ansi.OFF.string(text.replace("%n", "\n").replace("%%", "%"));
    }
}
