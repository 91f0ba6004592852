package rulezoo.archive.intake;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A NumPy array ({@code .npy}, format versions 1 to 3), read record by record. What the header says about
 * sizes is believed only as far as the data bear it out.
 */
final class NumpyArray {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int MOST_FIELDS = 1000;
    private static final int LARGEST_RECORD = 1 << 24;
    private static final int DEEPEST = 8;

    private final DataInputStream in;
    private final List<NumpyField> fields;
    private final long records;
    private final List<Integer> shape;
    private final int recordBytes;

    /** Reads the header of an array, of which the stream holds at least that. */
    NumpyArray(InputStream stream) throws IOException {
        in = new DataInputStream(stream);
        Map<?, ?> header = header();
        if (!(header.get("fortran_order") instanceof Boolean fortran)
                || !(header.get("shape") instanceof List<?> lengths) || lengths.isEmpty()) {
            throw new IOException("its header lacks a shape of at least one dimension");
        }
        if (fortran && lengths.size() > 1) {
            throw new IOException("it is stored column by column: save np.ascontiguousarray of it");
        }
        shape = shape(lengths.subList(1, lengths.size()));
        records = lengths.getFirst() instanceof Long count && count >= 0 ? count : -1;
        fields = fields(header.get("descr"));
        NumpyField last = fields.getLast();
        recordBytes = last.offset() + last.bytes();
        if (records < 0 || recordBytes <= 0 || recordBytes > LARGEST_RECORD) {
            throw new IOException("its shape is not possible");
        }
    }

    private Map<?, ?> header() throws IOException {
        try {
            byte[] magic = in.readNBytes(MAGIC.length);
            if (!java.util.Arrays.equals(magic, MAGIC)) {
                throw new IOException("it is not a NumPy array");
            }
            int version = in.readUnsignedByte();
            in.readUnsignedByte();
            int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
            if (version > 1) {
                length |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << Short.SIZE;
            }
            if (version < 1 || version > 3 || length < 0 || length > LONGEST_HEADER) {
                throw new IOException("its header has an unknown version or is too long");
            }
            byte[] text = new byte[length];
            in.readFully(text);
            if (PythonLiteral.parse(new String(text, StandardCharsets.UTF_8)) instanceof Map<?, ?> header) {
                return header;
            }
            throw new IOException("its header is not a dictionary");
        } catch (EOFException e) {
            throw new IOException("it ends within its header", e);
        }
    }

    private List<NumpyField> fields(@Nullable Object type) throws IOException {
        if (type instanceof String plain) {
            return List.of(NumpyField.of("", plain, shape, 0));
        }
        if (!(type instanceof List<?> described) || described.isEmpty() || described.size() > MOST_FIELDS
                || !shape.isEmpty()) {
            throw new IOException("its type is neither plain nor a list of fields in one dimension");
        }
        return fields(described, 0);
    }

    private static List<NumpyField> fields(List<?> described, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("its type is nested too deeply");
        }
        List<NumpyField> all = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int offset = 0;
        for (Object field : described) {
            if (!(field instanceof List<?> parts) || parts.size() < 2 || parts.size() > 3) {
                throw new IOException("its type has a field that is not understood");
            }
            List<Integer> fieldShape = parts.size() > 2 && parts.get(2) instanceof List<?> lengths
                    ? shape(lengths)
                    : List.of();
            String name = name(parts.get(0));
            if (!name.isEmpty() && !names.add(name)) {
                throw new IOException("it has two fields '" + name + "'");
            }
            all.add(field(name, parts.get(1), fieldShape, offset, depth));
            offset += all.getLast().bytes();
            if (offset > LARGEST_RECORD) {
                throw new IOException("its shape is not possible");
            }
        }
        return all;
    }

    private static NumpyField field(String name, Object type, List<Integer> shape, int offset, int depth)
            throws IOException {
        if (type instanceof String plain) {
            return NumpyField.of(name, plain, shape, offset);
        }
        if (!(type instanceof List<?> inner) || inner.isEmpty() || inner.size() > MOST_FIELDS) {
            throw new IOException("its type has a field that is not understood");
        }
        NumpyField last = fields(inner, depth + 1).getLast();
        long bytes = (long) last.offset() + last.bytes();
        for (int length : shape) {
            bytes = bytes > LARGEST_RECORD ? bytes : bytes * length;
        }
        if (bytes > LARGEST_RECORD) {
            throw new IOException("its shape is not possible");
        }
        return NumpyField.skipped(name, (int) bytes, offset);
    }

    /** A name, or the name behind a title. */
    private static String name(Object named) throws IOException {
        if (named instanceof List<?> titled && titled.size() == 2) {
            return name(titled.get(1));
        }
        if (named instanceof String name) {
            return name;
        }
        throw new IOException("its type has a field that is not understood");
    }

    private static List<Integer> shape(List<?> lengths) throws IOException {
        List<Integer> shape = new ArrayList<>();
        for (Object length : lengths) {
            if (!(length instanceof Long number) || number < 1 || number > LARGEST_RECORD) {
                throw new IOException("its shape is not possible");
            }
            shape.add(number.intValue());
        }
        return shape;
    }

    /** Length of the first dimension. */
    long records() {
        return records;
    }

    /** Bytes of one record. */
    int recordBytes() {
        return recordBytes;
    }

    List<NumpyField> fields() {
        return fields;
    }

    Optional<NumpyField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /**
     * Reads what follows the last record.
     *
     * @throws IOException if that is anything
     */
    void end() throws IOException {
        if (in.read() >= 0) {
            throw new IOException(
                    "it holds more than its header says: it is damaged, or several arrays were saved to it");
        }
    }

    /** Shape of one record of a plain array. */
    List<Integer> shape() {
        return shape;
    }

    /** Whether it is an array of numbers without named fields. */
    boolean isPlain() {
        return fields.size() == 1 && fields.getFirst().name().isEmpty() && fields.getFirst().isNumber();
    }

    /** Reads the next record. */
    ByteBuffer next() throws IOException {
        byte[] record = new byte[recordBytes];
        try {
            in.readFully(record);
        } catch (EOFException e) {
            throw new IOException("it ends before its last record", e);
        }
        return ByteBuffer.wrap(record);
    }
}
