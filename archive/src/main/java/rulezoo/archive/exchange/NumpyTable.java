package rulezoo.archive.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import rulezoo.archive.column.ColumnBatch;
import rulezoo.archive.exchange.TableColumns.Kind;
import rulezoo.archive.segment.WholeFile;

/** Writes a table as a NumPy structured array: {@code numpy.load(file)["IE_alpha"]}. */
public final class NumpyTable {
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 2, 0};
    private static final int ALIGNMENT = 64;

    private final TableColumns columns;
    private final OutputStream out;
    private final int recordBytes;

    private NumpyTable(TableColumns columns, OutputStream out) {
        this.columns = columns;
        this.out = out;
        recordBytes = columns.kinds().keySet().stream().mapToInt(name -> width(name, columns.kindWithoutNulls(name)))
                .sum();
    }

    private int width(String name, Kind kind) {
        return kind == Kind.TEXT ? Integer.BYTES * columns.characters(name) : Long.BYTES;
    }

    /**
     * Writes all rules of a zoo, one record a rule.
     *
     * @param zoo folder or single file of a zoo
     * @param file file that is written; replaced if there is one
     * @return their number
     * @throws IOException if the zoo cannot be read or the file not be written
     */
    public static long writeRules(Path zoo, Path file) throws IOException {
        return TableColumns.use(() -> TableColumns.ofRules(zoo), columns -> WholeFile.write(file, out -> {
            NumpyTable table = new NumpyTable(columns, out);
            table.header();
            columns.visit(table::records);
        }));
    }

    private void header() throws IOException {
        String fields = columns.kinds().keySet().stream().map(name -> "('" + columns.called(name) + "', '"
                + switch (columns.kindWithoutNulls(name)) {
                    case TEXT -> "<U" + columns.characters(name);
                    case INTEGER -> "<i8";
                    case NUMBER -> "<f8";
                } + "')").collect(Collectors.joining(", "));
        StringBuilder header = new StringBuilder(
                "{'descr': [" + fields + "], 'fortran_order': False, 'shape': (" + columns.rows() + ",), }");
        int before = MAGIC.length + Integer.BYTES;
        while ((before + header.length() + 1) % ALIGNMENT != 0) {
            header.append(' ');
        }
        header.append('\n');
        out.write(MAGIC);
        out.write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(header.length()).array());
        out.write(header.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private void records(ColumnBatch batch) throws IOException {
        Map<String, Object> values = new LinkedHashMap<>();
        columns.kinds().keySet().forEach(name -> values.put(name, switch (columns.kindWithoutNulls(name)) {
            case TEXT -> TableColumns.texts(batch, name);
            case INTEGER -> batch.integers(name);
            case NUMBER -> TableColumns.numbers(batch, name);
        }));
        for (int row = 0; row < batch.size(); row++) {
            ByteBuffer record = ByteBuffer.allocate(recordBytes).order(ByteOrder.LITTLE_ENDIAN);
            for (Map.Entry<String, Object> entry : values.entrySet()) {
                put(record, entry.getKey(), entry.getValue(), row);
            }
            out.write(record.array());
        }
    }

    private void put(ByteBuffer record, String name, Object values, int row) {
        switch (values) {
            case long[] integers -> record.putLong(integers[row]);
            case double[] numbers -> record.putDouble(numbers[row]);
            case String[] texts -> {
                int end = record.position() + width(name, Kind.TEXT);
                record.put(texts[row].getBytes(UTF_32LE)).position(end);
            }
            default -> throw new IllegalStateException(values.getClass().toString());
        }
    }
}
