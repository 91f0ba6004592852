package rulezoo.cli.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.table.Table;
import rulezoo.archive.segment.WholeFile;
import rulezoo.cli.option.FigureWidthOption;

/** Where the results of an inference go: tables to standard output, figures and tables to a folder. */
final class InferOutput {
    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", paramLabel = "DIR", description = "Also write figures (PNG, SVG, PDF) and tables (CSV) to this folder.")
    private @Nullable Path out;

    @Mixin
    private FigureWidthOption width = new FigureWidthOption();

    @Option(names = "--json", description = "Print one JSON object per line.")
    private boolean json;

    boolean isJson() {
        return json;
    }

    /** Finds out whether files can be written to the folder: before the work, not after it. */
    void requireFolder() throws IOException {
        if (out != null) {
            WholeFile.requireWritableFolder(out);
        }
    }

    /** Prints a table. */
    void print(Table<?> table) {
        InferCommand.print(table, json, spec.commandLine().getOut());
    }

    /**
     * Writes a figure with its data, and tables, to the folder, if one is given, and says on standard error
     * where.
     */
    void write(Figure figure, List<? extends Table<?>> tables) throws IOException {
        if (out == null) {
            return;
        }
        WholeFile.requireFolder(out);
        PrintWriter err = spec.commandLine().getErr();
        width.writer().write(figure, out).files().forEach(file -> err.println("wrote " + file));
        WholeFile.write(out.resolve(figure.name() + ".txt"), figure.caption() + "\n");
        for (Table<?> table : tables) {
            Path file = out.resolve(table.name() + ".csv");
            WholeFile.write(file, table.csv());
            err.println("wrote " + file);
        }
        err.flush();
    }
}
