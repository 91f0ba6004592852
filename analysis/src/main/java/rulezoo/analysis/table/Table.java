package rulezoo.analysis.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Estimate;

/**
 * Columns and rows, written for scripts and for people. Columns are added one by one; each addition gives a
 * new table.
 *
 * @param name name of the file that scripts read, without ending
 * @param caption what people must know to read it; empty for a table that is not shown to them
 * @param columns columns from left to right
 * @param rows rows from top to bottom
 * @param <T> a row
 */
public record Table<T>(String name, String caption, List<Column<T>> columns, List<T> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * {@return a table without columns, for people and scripts}
     *
     * @param name name of the file, without ending
     * @param caption what people must know to read it
     * @param rows rows from top to bottom
     * @param <T> a row
     */
    public static <T> Table<T> of(String name, String caption, List<T> rows) {
        return new Table<>(name, caption, List.of(), rows);
    }

    /**
     * {@return a table without columns, for scripts}
     *
     * @param name name of the file, without ending
     * @param rows rows from top to bottom
     * @param <T> a row
     */
    public static <T> Table<T> data(String name, List<T> rows) {
        return new Table<>(name, "", List.of(), rows);
    }

    /**
     * {@return this table with more columns at the right}
     *
     * @param more the columns
     */
    public Table<T> with(List<Column<T>> more) {
        List<Column<T>> all = new ArrayList<>(columns);
        all.addAll(more);
        return new Table<>(name, caption, all, rows);
    }

    private Table<T> with(Column<T> column) {
        return with(List.of(column));
    }

    /**
     * {@return this table with one more column, see {@link Column#of(String, String, String, Function)}}
     *
     * @param id name for scripts
     * @param label name for people
     * @param unit unit of what people read
     * @param of the value
     */
    public Table<T> column(String id, String label, String unit, Function<? super T, ?> of) {
        return with(Column.of(id, label, unit, of));
    }

    /**
     * {@return this table with one more column of numbers}
     *
     * @param id name for scripts
     * @param label name for people
     * @param unit unit of what people read
     * @param of the number
     * @param shown how people read it
     */
    public Table<T> column(String id, String label, String unit, Function<? super T, Double> of,
            DoubleFunction<String> shown) {
        return with(Column.of(id, label, unit, of, shown));
    }

    /**
     * {@return this table with one more column of estimates, which people read with three decimals}
     *
     * @param id name for scripts
     * @param label name for people
     * @param unit unit of what people read
     * @param of the estimate
     */
    public Table<T> estimate(String id, String label, String unit, Function<? super T, Estimate> of) {
        return estimate(id, label, unit, of, Labels::withInterval);
    }

    /**
     * {@return this table with one more column of estimates}
     *
     * @param id name for scripts
     * @param label name for people
     * @param unit unit of what people read
     * @param of the estimate
     * @param shown how people read it
     */
    public Table<T> estimate(String id, String label, String unit, Function<? super T, Estimate> of,
            Function<Estimate, String> shown) {
        return with(Column.estimate(id, label, unit, of, shown));
    }

    /**
     * {@return this table with one more column that only scripts read}
     *
     * @param id its name
     * @param of the value
     */
    public Table<T> script(String id, Function<? super T, ?> of) {
        return column(id, "", "", of);
    }

    /**
     * {@return this table with one more column that only people read}
     *
     * @param label its name
     * @param of the text
     */
    public Table<T> text(String label, Function<? super T, String> of) {
        return column("", label, "", of);
    }

    /** {@return the names of the columns that scripts read} */
    public List<String> ids() {
        return columns.stream().flatMap(column -> column.ids().stream()).toList();
    }

    /**
     * {@return what scripts read of a row, by the names of the columns; numbers may be NaN}
     *
     * @param row any row
     */
    public Map<String, Object> object(T row) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (Column<T> column : columns) {
            List<String> ids = column.ids();
            List<?> parts = column.parts(row);
            for (int i = 0; i < ids.size(); i++) {
                object.put(ids.get(i), parts.get(i));
            }
        }
        return object;
    }

    /** {@return what scripts read of each row} */
    public List<Map<String, Object>> objects() {
        return rows.stream().map(this::object).toList();
    }

    /**
     * {@return the table as RFC 4180 text with line feeds; numbers with all their digits, and {@code nan} for
     * missing ones, as R, NumPy and pandas read it}
     */
    public String csv() {
        return line(ids()) + rows.stream()
                .map(row -> line(columns.stream().flatMap(column -> column.parts(row).stream()).map(Table::exact)
                        .toList()))
                .collect(Collectors.joining());
    }

    private static String exact(Object part) {
        return part instanceof Double number && number.isNaN() ? "nan" : part.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Table::quoted).collect(Collectors.joining(",", "", "\n"));
    }

    private static String quoted(String cell) {
        boolean special = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    /** {@return the headings that people read, with units} */
    public List<String> headings() {
        return shown().stream().map(Column::heading).toList();
    }

    /** {@return the cells that people read, row by row} */
    public List<List<String>> cells() {
        List<Column<T>> shown = shown();
        return rows.stream().map(row -> shown.stream().map(column -> column.value().text(row)).toList()).toList();
    }

    private List<Column<T>> shown() {
        return columns.stream().filter(column -> !column.label().isEmpty()).toList();
    }

    /** {@return the caption, if there is one, and the columns under their headings, for a console} */
    public String console() {
        return Console.text(caption, headings(), cells());
    }
}
