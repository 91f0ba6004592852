package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import rulezoo.analysis.figure.CsvTable;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.FigureWriter;
import rulezoo.archive.WholeFile;

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
final class InferCommand {
    /** Prints a table: as JSON, one object a row, or as columns of rounded numbers. */
    static void print(CsvTable table, List<String> columns, boolean json, PrintWriter out) {
        if (json) {
            for (List<String> row : table.rows()) {
                Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                for (int k = 0; k < row.size(); k++) {
                    fields.put(table.header().get(k), value(row.get(k)));
                }
                out.println(JsonLines.line(fields));
            }
        } else {
            List<Integer> shown = columns.stream().map(table.header()::indexOf).toList();
            int[] widths = shown.stream().mapToInt(k -> Math.max(table.header().get(k).length(),
                    table.rows().stream().mapToInt(row -> text(row.get(k)).length()).max().orElse(0))).toArray();
            printRow(shown.stream().map(k -> table.header().get(k)).toList(), widths, out);
            table.rows().forEach(row -> printRow(shown.stream().map(k -> text(row.get(k))).toList(), widths, out));
        }
        out.flush();
    }

    private static void printRow(List<String> cells, int[] widths, PrintWriter out) {
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < widths.length; k++) {
            line.append(k == 0 ? "" : "  ").append(" ".repeat(widths[k] - cells.get(k).length()))
                    .append(cells.get(k));
        }
        out.println(line);
    }

    private static @Nullable Object value(String cell) {
        if (cell.isEmpty() || cell.equals("nan")) {
            return null;
        }
        try {
            return cell.contains(".") || cell.contains("E") || cell.equals("Infinity")
                    ? (Object) Double.valueOf(cell)
                    : Long.valueOf(cell);
        } catch (NumberFormatException e) {
            return cell;
        }
    }

    private static String text(String cell) {
        return value(cell) instanceof Double number ? String.format(Locale.ROOT, "%.4g", number) : cell;
    }

    /** Writes figures with their data, and further tables, and says on standard error where. */
    static void write(Path folder, List<Figure> figures, Map<String, CsvTable> tables, PrintWriter err)
            throws IOException {
        WholeFile.requireFolder(folder);
        for (Figure figure : figures) {
            FigureWriter.write(figure, folder).files().forEach(file -> err.println("wrote " + file));
            WholeFile.write(folder.resolve(figure.name() + ".txt"), figure.caption() + "\n");
        }
        for (Map.Entry<String, CsvTable> table : tables.entrySet()) {
            Path file = folder.resolve(table.getKey() + ".csv");
            WholeFile.write(file, table.getValue().text());
            err.println("wrote " + file);
        }
        err.flush();
    }
}
