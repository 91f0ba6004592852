package rulezoo.archive.exchange;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.segment.WholeFile;

/**
 * A table in memory, column by column, for other programs to read.
 *
 * @param columns columns of the same length
 */
public record FlatTable(List<Column> columns) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the columns are not equally long, or two have the same name
     */
    public FlatTable {
        columns = List.copyOf(columns);
        if (columns.stream().mapToInt(column -> column.values().size()).distinct().count() > 1) {
            throw new IllegalArgumentException("columns of a table differ in length: "
                    + columns.stream().map(c -> c.name() + " " + c.values().size()).collect(Collectors.joining(", ")));
        }
        if (columns.stream().map(Column::name).distinct().count() < columns.size()) {
            throw new IllegalArgumentException("two columns of a table have the same name");
        }
    }

    /** One column. */
    public sealed interface Column {
        /** {@return what the column is called, with its unit, see {@link TableNames}} */
        String name();

        /** {@return the unit; {@code 1} for a pure number, empty for a label or count} */
        default String unit() {
            return "";
        }

        /** {@return one value a row} */
        List<?> values();
    }

    /**
     * Labels.
     *
     * @param name what the column is called
     * @param values, one per row
     */
    public record Texts(String name, List<String> values) implements Column {
        /** Copies the list. */
        public Texts {
            values = List.copyOf(values);
        }
    }

    /**
     * Counts, seeds, and truth values as 0 and 1.
     *
     * @param name what the column is called
     * @param values, one per row
     */
    public record Integers(String name, List<Long> values) implements Column {
        /** Copies the list. */
        public Integers {
            values = List.copyOf(values);
        }
    }

    /**
     * Measured or computed numbers.
     *
     * @param name what the column is called
     * @param unit the unit
     * @param values one per row; NaN where there is none
     */
    public record Numbers(String name, String unit, List<Double> values) implements Column {
        /** Copies the list. */
        public Numbers {
            values = List.copyOf(values);
        }
    }

    /** {@return the number of rows} */
    public int rows() {
        return columns.isEmpty() ? 0 : columns.getFirst().values().size();
    }

    /**
     * Writes the table as CSV with a header line. Texts are quoted; a number that is missing is nothing.
     *
     * @param file file that is written; replaced if there is one
     * @throws IOException if the file cannot be written
     */
    public void writeCsv(Path file) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        columns.forEach(column -> schema.addColumn(column.name()));
        CsvMapper mapper = CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();
        WholeFile.write(file, out -> {
            try (SequenceWriter writer = mapper.writer(schema.build()).writeValues(out)) {
                for (int row = 0; row < rows(); row++) {
                    List<@Nullable Object> cells = new ArrayList<>();
                    for (Column column : columns) {
                        Object value = column.values().get(row);
                        cells.add(value instanceof Double number && Double.isNaN(number) ? null : value);
                    }
                    writer.write(cells);
                }
            }
        });
    }
}
