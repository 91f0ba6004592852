package rulezoo.cli.analysis;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.analysis.table.Table;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.segment.WholeFile;

/** Which plasticity rule made this activity, or these choices? */
@Command(name = "infer", mixinStandardHelpOptions = true, description = {
        "Infers the plasticity rule behind recorded activity or behaviour.",
        "A rule is a Taylor series or a small neural network, and is fitted through whole trajectories"
                + " (Mehta et al., NeurIPS 2024)."}, synopsisSubcommandLabel = "COMMAND", subcommands = {
                        InferRecover.class, InferFlies.class, InferPower.class, InferRule.class,
                        InferTiming.class}, footer = {
                                "", "Examples:",
                                "  rulezoo infer recover oja --out inference",
                                "  rulezoo infer flies flies/* --out report",
                                "  rulezoo infer rule --zoo zoo --rule 3f9a --out identifiability",
                                "  rulezoo infer timing"})
public final class InferCommand {
    /** Prints a table: as JSON, one object a row, or as columns of rounded numbers. */
    static void print(Table<?> table, boolean json, PrintWriter out) {
        if (json) {
            table.objects().forEach(row -> out.println(JsonLines.line(row)));
        } else {
            out.print(table.console());
        }
        out.flush();
    }

    /** Writes figures with their data, and further tables, and says on standard error where. */
    static void write(Path folder, FigureWriter writer, List<Figure> figures, List<Table<?>> tables, PrintWriter err)
            throws IOException {
        WholeFile.requireFolder(folder);
        for (Figure figure : figures) {
            writer.write(figure, folder).files().forEach(file -> err.println("wrote " + file));
            WholeFile.write(folder.resolve(figure.name() + ".txt"), figure.caption() + "\n");
        }
        for (Table<?> table : tables) {
            Path file = folder.resolve(table.name() + ".csv");
            WholeFile.write(file, table.csv());
            err.println("wrote " + file);
        }
        err.flush();
    }
}
