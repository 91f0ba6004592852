package rulezoo.analysis.figure;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table of text cells.
 *
 * @param header column names
 * @param rows cells, as many in each row as there are columns
 */
public record CsvTable(List<String> header, List<List<String>> rows) {
    /**
     * Copies the cells.
     *
     * @throws IllegalArgumentException if a row has another number of cells than the header
     */
    public CsvTable {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "a row of the table " + header + " has " + row.size() + " cells: " + row);
            }
        }
    }

    /** {@return the table as RFC 4180 text, with line feeds} */
    public String text() {
        return line(header) + rows.stream().map(CsvTable::line).collect(Collectors.joining());
    }

    /**
     * A number for a table: all its digits, and {@code nan} as R, NumPy and pandas read it.
     *
     * @param value any number
     * @return the shortest decimal number that reads as the same one
     */
    public static String exact(double value) {
        return Double.isNaN(value) ? "nan" : Double.toString(value);
    }

    /**
     * {@return a number for people: a fixed number of decimals, and a dash where there is none}
     *
     * @param value the number; NaN if there is none
     * @param decimals digits behind the point
     */
    public static String rounded(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? text.replace("-", "") : text).replace('-', '\u2212');
    }

    /**
     * {@return a number for people: four significant digits, and a dash where there is none}
     *
     * @param value the number; NaN if there is none
     */
    public static String significant(double value) {
        return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.4g", value).replace('-', '\u2212');
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CsvTable::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
