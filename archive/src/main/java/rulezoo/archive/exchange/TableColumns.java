package rulezoo.archive.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import rulezoo.archive.ZooColumns;
import rulezoo.archive.column.ColumnBatch;

/**
 * The columns that a table of all records needs, found in a first pass over the zoo: families differ in their
 * coefficients, and some formats want to know the number of rows and the longest text beforehand.
 */
final class TableColumns {
    /** What a column holds. */
    enum Kind {
        TEXT, INTEGER, NUMBER
    }

    private static final int ATTEMPTS = 5;

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
        return columns;
    }

    private void add(ColumnBatch batch) {
        rows += batch.size();
        batches++;
        for (String name : batch.textNames()) {
            found.merge(name, 1, Integer::sum);
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

    /**
     * Visits all records once more.
     *
     * @throws ZooChangedException if they are others now, so that what was found in the first pass is wrong
     */
    void visit(ZooColumns.BatchVisitor visitor) throws IOException {
        long[] visited = {0};
        source.visit(batch -> {
            visited[0] += batch.size();
            if (visited[0] > rows) {
                throw new ZooChangedException();
            }
            visitor.visit(batch);
        });
        if (visited[0] != rows) {
            throw new ZooChangedException();
        }
    }

    /** Something that is done with the columns of a zoo. */
    interface Use {
        /** Does it. */
        void with(TableColumns columns) throws IOException;
    }

    /**
     * Does something with columns that stay the same meanwhile: tries again while others write to the zoo.
     *
     * @return the number of records
     */
    static long use(Finding finding, Use use) throws IOException {
        for (int attempt = 1;; attempt++) {
            TableColumns columns = finding.columns();
            try {
                use.with(columns);
                return columns.rows();
            } catch (IOException e) {
                if (attempt == ATTEMPTS || !(e instanceof ZooChangedException
                        || e.getCause() instanceof ZooChangedException)) {
                    throw e;
                }
            }
        }
    }

    /** How the columns are found. */
    interface Finding {
        /** Passes over the zoo. */
        TableColumns columns() throws IOException;
    }

    /** Another process archived or packed records between two passes. */
    static final class ZooChangedException extends IOException {
        ZooChangedException() {
            super("other programs keep changing the zoo: export it when they are done, or a copy made by"
                    + " 'rulezoo zoo compact ZOO --out FILE.h5'");
        }
    }

    long rows() {
        return rows;
    }

    Map<String, Kind> kinds() {
        return kinds;
    }

    /** What a column holds in a format that has no word for a missing integer: NaN, which is no integer. */
    Kind kindWithoutNulls(String name) {
        Kind kind = Objects.requireNonNull(kinds.get(name));
        return kind == Kind.INTEGER && !isEverywhere(name) ? Kind.NUMBER : kind;
    }

    /** Whether a column of texts or integers has a value for every record. */
    boolean isEverywhere(String name) {
        return found.getOrDefault(name, 0) == batches;
    }

    /** Length of the longest text of a column in UTF-16 units. */
    int characters(String name) {
        return characters.getOrDefault(name, 1);
    }

    /** Units of the columns of numbers by what the columns are called. */
    Map<String, String> units() {
        Map<String, String> called = new LinkedHashMap<>();
        units.forEach((name, unit) -> called.put(called(name), unit));
        return called;
    }

    /** What a column is called in the table. */
    String called(String name) {
        return TableNames.of(name, units.getOrDefault(name, ""));
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
