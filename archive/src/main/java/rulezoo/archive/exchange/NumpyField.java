package rulezoo.archive.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a NumPy record, or the only one of a plain array.
 *
 * @param name its name; empty for a plain array
 * @param kind NumPy's letter: {@code f i u b} for numbers, {@code U S} for texts, {@code V} for padding
 * @param size bytes of one element
 * @param order byte order of one element
 * @param shape shape of a sub-array; empty for a single element
 * @param offset bytes of the record before it
 */
record NumpyField(String name, char kind, int size, ByteOrder order, List<Integer> shape, int offset) {
    private static final Pattern TYPE = Pattern.compile("([<>|=])([a-zA-Z])([0-9]{1,7})");
    private static final int LARGEST_BYTES = 1 << 24;
    private static final int BYTES_OF_A_CHARACTER = 4;
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

    /** A field of a type such as {@code <f8}. */
    static NumpyField of(String name, String type, List<Integer> shape, int offset) throws IOException {
        Matcher parts = TYPE.matcher(type);
        if (!parts.matches()) {
            throw new IOException(type.contains("O")
                    ? "it holds pickled Python objects, which are programs and are never loaded: save plain arrays"
                    : "its type '" + type + "' is not supported");
        }
        char kind = parts.group(2).charAt(0);
        int size = Integer.parseInt(parts.group(3)) * (kind == 'U' ? BYTES_OF_A_CHARACTER : 1);
        boolean known = switch (kind) {
            case 'f' -> size == Float.BYTES || size == Double.BYTES;
            case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
            case 'b' -> size == 1;
            case 'U', 'S', 'V' -> true;
            default -> false;
        };
        if (kind == 'O') {
            throw new IOException(
                    "it holds pickled Python objects, which are programs and are never loaded: save plain arrays");
        }
        if (!known) {
            throw new IOException("its type '" + type + "' is not supported");
        }
        NumpyField field = new NumpyField(name, kind, size,
                parts.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, shape, offset);
        long bytes = size;
        for (int length : shape) {
            bytes = bytes > LARGEST_BYTES ? bytes : bytes * length;
        }
        if (bytes > LARGEST_BYTES) {
            throw new IOException("one record of it takes more than " + LARGEST_BYTES + " bytes");
        }
        return field;
    }

    /** Number of elements. */
    int elements() {
        return shape.stream().reduce(1, (a, b) -> a * b);
    }

    /** Bytes in the record. */
    int bytes() {
        return size * elements();
    }

    boolean isNumber() {
        return "fiub".indexOf(kind) >= 0;
    }

    boolean isText() {
        return kind == 'U' || kind == 'S';
    }

    /** The numbers of the field in one record. */
    double[] numbers(ByteBuffer record) {
        ByteBuffer in = record.duplicate().order(order);
        double[] values = new double[elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(in, record.position() + offset + i * size);
        }
        return values;
    }

    private double number(ByteBuffer in, int from) {
        return switch ("" + kind + size) {
            case "f4" -> in.getFloat(from);
            case "f8" -> in.getDouble(from);
            case "i1" -> in.get(from);
            case "i2" -> in.getShort(from);
            case "i4" -> in.getInt(from);
            case "i8" -> in.getLong(from);
            case "u2" -> Short.toUnsignedInt(in.getShort(from));
            case "u4" -> Integer.toUnsignedLong(in.getInt(from));
            case "u8" -> in.getLong(from) >= 0 ? in.getLong(from) : 2.0 * (in.getLong(from) >>> 1);
            default -> Byte.toUnsignedInt(in.get(from)); // u1 and b1
        };
    }

    /** The text of the field in one record, up to its first zero. */
    String text(ByteBuffer record) {
        byte[] raw = new byte[size];
        record.get(record.position() + offset, raw);
        Charset charset = kind == 'S' ? StandardCharsets.UTF_8 : order == ByteOrder.BIG_ENDIAN ? UTF_32BE : UTF_32LE;
        String text = new String(raw, charset);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
