package rulezoo.archive.intake;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One field of a NumPy record, or the only one of a plain array.
 *
 * @param name its name; empty for a plain array
 * @param kind NumPy's letter: {@code f i u b} for numbers, {@code U S} for texts, {@code V} for padding,
 *        others for what is skipped, such as times {@code M} and complex numbers {@code c}
 * @param size bytes of one element
 * @param order byte order of one element
 * @param shape shape of a sub-array; empty for a single element
 * @param offset bytes of the record before it
 */
record NumpyField(String name, char kind, int size, ByteOrder order, List<Integer> shape, int offset) {
    private static final Pattern TYPE = Pattern.compile("([<>|=])([a-zA-Z])([0-9]{1,7})(?:\\[[^\\]]{0,20}\\])?");
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
        if (kind == 'O') {
            throw new IOException(
                    "it holds pickled Python objects, which are programs and are never loaded: save plain arrays");
        }
        int size = Integer.parseInt(parts.group(3)) * (kind == 'U' ? BYTES_OF_A_CHARACTER : 1);
        boolean known = switch (kind) {
            case 'f', 'c' -> size >= 2 && size <= 32;
            case 'i', 'u', 'M', 'm' -> size == 1 || size == 2 || size == 4 || size == 8;
            case 'b' -> size == 1;
            case 'U', 'S', 'a', 'V' -> true;
            default -> false;
        };
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

    /** A field that is skipped, such as one that has fields of its own. */
    static NumpyField skipped(String name, int bytes, int offset) {
        return new NumpyField(name, 'V', bytes, ByteOrder.LITTLE_ENDIAN, List.of(), offset);
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
        return isInteger() || kind == 'b' || (kind == 'f' && size <= Double.BYTES && Integer.bitCount(size) == 1);
    }

    boolean isInteger() {
        return kind == 'i' || kind == 'u';
    }

    boolean isText() {
        return kind == 'U' || kind == 'S' || kind == 'a';
    }

    /** Whether it is a number of 16 bits, which holds three digits. */
    boolean isHalfPrecision() {
        return kind == 'f' && size == 2;
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

    /** The values of the field in one record: integers exactly, whatever their size. */
    List<Object> values(ByteBuffer record) {
        if (!isInteger()) {
            return Arrays.stream(numbers(record)).<Object>mapToObj(number -> kind == 'b' ? number != 0 : number)
                    .toList();
        }
        ByteBuffer in = record.duplicate().order(order);
        return IntStream.range(0, elements())
                .<Object>mapToObj(i -> integer(in, record.position() + offset + i * size)).toList();
    }

    private Number integer(ByteBuffer in, int from) {
        return switch ("" + kind + size) {
            case "i8" -> in.getLong(from);
            case "u8" -> new BigInteger(Long.toUnsignedString(in.getLong(from)));
            default -> (long) number(in, from);
        };
    }

    private double number(ByteBuffer in, int from) {
        return switch ("" + kind + size) {
            case "f2" -> Float.float16ToFloat(in.getShort(from));
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
        Charset charset = kind != 'U' ? StandardCharsets.UTF_8 : order == ByteOrder.BIG_ENDIAN ? UTF_32BE : UTF_32LE;
        String text = new String(raw, charset);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
