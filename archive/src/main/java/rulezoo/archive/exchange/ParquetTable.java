package rulezoo.archive.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import rulezoo.archive.column.ColumnBatch;
import rulezoo.archive.exchange.TableColumns.Kind;
import rulezoo.archive.segment.WholeFile;
import rulezoo.simulator.Software;

/**
 * Writes a flat table as a Parquet file: plain encoding, not compressed, nulls where there is no value, one
 * row group for each segment of the zoo. That small part of the format is written here because the libraries
 * that write all of it bring 30 MB of Hadoop along; a library that reads all of it checks the result in the
 * tests. Units are in the key {@code
 * rulezoo.units} of the file's metadata.
 */
public final class ParquetTable {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int INT64 = 2;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    private static final int UTF8 = 0;
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int UNCOMPRESSED = 0;
    private static final int DATA_PAGE = 0;

    private final List<Field> fields;
    private final Map<String, String> units;
    private final OutputStream out;
    private final List<RowGroup> groups = new ArrayList<>();
    private long position;

    private record Field(String name, Kind kind, boolean isRequired) {}

    private record Chunk(String name, int type, long offset, long bytes) {}

    private record RowGroup(int rows, List<Chunk> chunks) {
        long bytes() {
            return chunks.stream().mapToLong(Chunk::bytes).sum();
        }
    }

    private ParquetTable(List<Field> fields, Map<String, String> units, OutputStream out) {
        this.fields = fields;
        this.units = units;
        this.out = out;
    }

    /**
     * Writes all rules of a zoo, one row per rule.
     *
     * @param zoo folder or single file of a zoo
     * @param file file that is written; replaced if there is one
     * @return their number
     * @throws IOException if the zoo cannot be read or the file not be written
     */
    public static long writeRules(Path zoo, Path file) throws IOException {
        return TableColumns.use(() -> TableColumns.ofRules(zoo), columns -> write(columns, file));
    }

    /**
     * Writes all probe records of a zoo, one per row.
     *
     * @param zoo folder or single file of a zoo
     * @param file file that is written; replaced if there is one
     * @return their number
     * @throws IOException if the zoo cannot be read or the file not be written
     */
    public static long writeProbes(Path zoo, Path file) throws IOException {
        return TableColumns.use(() -> TableColumns.ofProbes(zoo), columns -> write(columns, file));
    }

    /**
     * Writes a table that is in memory.
     *
     * @param table the table
     * @param file file that is written; replaced if there is one
     * @throws IOException if the file cannot be written
     */
    public static void write(FlatTable table, Path file) throws IOException {
        List<Field> fields = new ArrayList<>();
        Map<String, String> units = new LinkedHashMap<>();
        List<byte[]> pages = new ArrayList<>();
        for (FlatTable.Column column : table.columns()) {
            units.put(column.name(), column.unit());
            switch (column) {
                case FlatTable.Texts texts -> {
                    fields.add(new Field(column.name(), Kind.TEXT, true));
                    pages.add(encode(texts.values().toArray(String[]::new)));
                }
                case FlatTable.Integers integers -> {
                    fields.add(new Field(column.name(), Kind.INTEGER, true));
                    pages.add(encode(integers.values().stream().mapToLong(Long::longValue).toArray()));
                }
                case FlatTable.Numbers numbers -> {
                    fields.add(new Field(column.name(), Kind.NUMBER, false));
                    pages.add(numbers(numbers.values().stream().mapToDouble(Double::doubleValue).toArray()));
                }
            }
        }
        WholeFile.write(file, out -> new ParquetTable(fields, units, out)
                .writeAll(parquet -> parquet.rowGroup(table.rows(), pages)));
    }

    private static void write(TableColumns columns, Path file) throws IOException {
        List<Field> fields = columns.kinds().entrySet().stream().map(column -> new Field(
                columns.called(column.getKey()), column.getValue(),
                isRequired(columns, column.getKey(), column.getValue()))).toList();
        WholeFile.write(file, out -> new ParquetTable(fields, columns.units(), out).writeAll(
                parquet -> columns.visit(batch -> parquet.rowGroup(batch.size(), pages(columns, batch)))));
    }

    /** Writes the row groups of a table. */
    private interface RowGroups {
        void write(ParquetTable table) throws IOException;
    }

    private void writeAll(RowGroups rows) throws IOException {
        write(MAGIC);
        rows.write(this);
        byte[] footer = footer();
        write(footer);
        write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(footer.length).array());
        write(MAGIC);
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        position += bytes.length;
    }

    /** One page of values for each field. */
    private void rowGroup(int rows, List<byte[]> pages) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            byte[] values = pages.get(i);
            long offset = position;
            write(new ThriftCompact().element().i32(1, DATA_PAGE).i32(2, values.length).i32(3, values.length).struct(5)
                    .i32(1, rows).i32(2, PLAIN).i32(3, RLE).i32(4, RLE).end().end().bytes());
            write(values);
            chunks.add(new Chunk(fields.get(i).name, type(fields.get(i).kind), offset, position - offset));
        }
        groups.add(new RowGroup(rows, chunks));
    }

    private static List<byte[]> pages(TableColumns columns, ColumnBatch batch) {
        List<byte[]> pages = new ArrayList<>();
        columns.kinds().forEach((name, kind) -> {
            boolean required = isRequired(columns, name, kind);
            pages.add(switch (kind) {
                case TEXT -> page(required, batch.size(), batch.hasTexts(name),
                        () -> encode(TableColumns.texts(batch, name)));
                case INTEGER -> page(required, batch.size(), batch.isInteger(name),
                        () -> encode(batch.integers(name)));
                case NUMBER -> numbers(TableColumns.numbers(batch, name));
            });
        });
        return pages;
    }

    /** Numbers may be missing in any record; texts and integers are only where a part of the zoo lacks them. */
    private static boolean isRequired(TableColumns columns, String name, Kind kind) {
        return kind != Kind.NUMBER && columns.isEverywhere(name);
    }

    /** A page of values that are all there, or all missing. */
    private static byte[] page(boolean required, int rows, boolean there, Supplier<byte[]> values) {
        if (required) {
            return values.get();
        }
        boolean[] present = new boolean[rows];
        Arrays.fill(present, there);
        return page(present, there ? values.get() : new byte[0]);
    }

    /** NaN says that there is nothing: a null, over which SQL does not take a mean. */
    private static byte[] numbers(double[] numbers) {
        boolean[] present = new boolean[numbers.length];
        for (int row = 0; row < numbers.length; row++) {
            present[row] = !Double.isNaN(numbers[row]);
        }
        return page(present, encode(Arrays.stream(numbers).filter(number -> !Double.isNaN(number)).toArray()));
    }

    /** The values that are there, after which records have one: definition levels as runs of the same level. */
    private static byte[] page(boolean[] present, byte[] values) {
        ByteArrayOutputStream levels = new ByteArrayOutputStream();
        for (int from = 0; from < present.length;) {
            int to = from;
            while (to < present.length && present[to] == present[from]) {
                to++;
            }
            levels.writeBytes(ThriftCompact.varintBytes((to - from) << 1));
            levels.write(present[from] ? 1 : 0);
            from = to;
        }
        return ByteBuffer.allocate(Integer.BYTES + levels.size() + values.length).order(ByteOrder.LITTLE_ENDIAN)
                .putInt(levels.size()).put(levels.toByteArray()).put(values).array();
    }

    private static int type(Kind kind) {
        return switch (kind) {
            case TEXT -> BYTE_ARRAY;
            case INTEGER -> INT64;
            case NUMBER -> DOUBLE;
        };
    }

    private static byte[] encode(String[] texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String text : texts) {
            byte[] utf8 = TableColumns.utf8(text);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(utf8.length).array());
            bytes.writeBytes(utf8);
        }
        return bytes.toByteArray();
    }

    private static byte[] encode(long[] integers) {
        ByteBuffer bytes = ByteBuffer.allocate(integers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(integers);
        return bytes.array();
    }

    private static byte[] encode(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(numbers);
        return bytes.array();
    }

    private byte[] footer() {
        ThriftCompact footer = new ThriftCompact().element().i32(1, 1).structs(2, fields.size() + 1);
        footer.element().text(4, "rulezoo").i32(5, fields.size()).end();
        for (Field field : fields) {
            footer.element().i32(1, type(field.kind)).i32(3, field.isRequired ? REQUIRED : OPTIONAL)
                    .text(4, field.name);
            if (field.kind == Kind.TEXT) {
                footer.i32(6, UTF8);
            }
            footer.end();
        }
        footer.i64(3, groups.stream().mapToLong(RowGroup::rows).sum()).structs(4, groups.size());
        for (RowGroup group : groups) {
            footer.element().structs(1, group.chunks.size());
            for (Chunk chunk : group.chunks) {
                footer.element().i64(2, chunk.offset).struct(3).i32(1, chunk.type).i32s(2, PLAIN, RLE)
                        .texts(3, chunk.name).i32(4, UNCOMPRESSED).i64(5, group.rows).i64(6, chunk.bytes)
                        .i64(7, chunk.bytes).i64(9, chunk.offset).end().end();
            }
            footer.i64(2, group.bytes()).i64(3, group.rows).end();
        }
        footer.structs(5, 1).element().text(1, "rulezoo.units").text(2, Json.text(units)).end();
        return footer.text(6, "rulezoo version " + Software.VERSION).end().bytes();
    }
}
