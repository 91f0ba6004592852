package rulezoo.archive.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import rulezoo.archive.ColumnBatch;
import rulezoo.archive.ZooColumns;

/**
 * The columns that a table of all records needs, found in a first pass over the zoo: families differ in their
 * coefficients, and some formats want to know the number of rows and the longest text beforehand.
 */
final class TableColumns {
    /** What a column holds. */
    enum Kind {
        TEXT, INTEGER, NUMBER
    }

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Integer> characters = new LinkedHashMap<>();
    private final Map<String, String> units = new LinkedHashMap<>();
    private final Map<String, Integer> found = new HashMap<>();
    private int batches;
    private long rows;
    private final Source source;

    /** Where records come from, for a first and a second time. */
    interface Source {
        /** Visits all records. */
        void visit(ZooColumns.BatchVisitor visitor) throws IOException;
    }

    private TableColumns(Source source) {
        this.source = source;
    }

    /** The columns of all rules of a zoo. */
    static TableColumns ofRules(Path zoo) throws IOException {
        return of(visitor -> ZooColumns.rules(zoo, visitor));
    }

    /** The columns of all probe records of a zoo. */
    static TableColumns ofProbes(Path zoo) throws IOException {
        return of(visitor -> ZooColumns.probes(zoo, visitor));
    }

    private static TableColumns of(Source source) throws IOException {
        TableColumns columns = new TableColumns(source);
        source.visit(columns::add);
        // A column that some batches lack holds NaN for their records, which is no integer.
        columns.kinds.replaceAll(
                (name, kind) -> kind == Kind.INTEGER && columns.found.getOrDefault(name, 0) < columns.batches
                        ? Kind.NUMBER
                        : kind);
        return columns;
    }

    private void add(ColumnBatch batch) {
        rows += batch.size();
        batches++;
        for (String name : batch.textNames()) {
            kinds.putIfAbsent(name, Kind.TEXT);
            int longest = 1;
            for (String text : batch.texts(name)) {
                longest = Math.max(longest, text.length());
            }
            characters.merge(name, longest, Math::max);
        }
        for (String name : batch.numericNames()) {
            found.merge(name, 1, Integer::sum);
            kinds.merge(name, batch.isInteger(name) ? Kind.INTEGER : Kind.NUMBER,
                    (a, b) -> a == b ? a : Kind.NUMBER);
            units.putIfAbsent(name, batch.unit(name));
        }
    }

    /** Visits all records once more. */
    void visit(ZooColumns.BatchVisitor visitor) throws IOException {
        source.visit(visitor);
    }

    long rows() {
        return rows;
    }

    Map<String, Kind> kinds() {
        return kinds;
    }

    /** Length of the longest text of a column in UTF-16 units. */
    int characters(String name) {
        return characters.getOrDefault(name, 1);
    }

    /** Units of the columns of numbers by name. */
    Map<String, String> units() {
        return units;
    }

    /** A column of a batch; empty texts or NaN where it lacks the column. */
    static String[] texts(ColumnBatch batch, String name) {
        if (batch.hasTexts(name)) {
            return batch.texts(name);
        }
        String[] empty = new String[batch.size()];
        Arrays.fill(empty, "");
        return empty;
    }

    static double[] numbers(ColumnBatch batch, String name) {
        if (batch.hasNumbers(name)) {
            return batch.numbers(name);
        }
        double[] missing = new double[batch.size()];
        Arrays.fill(missing, Double.NaN);
        return missing;
    }

    /** A text in UTF-8. */
    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
