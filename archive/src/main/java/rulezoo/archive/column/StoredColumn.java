package rulezoo.archive.column;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One dataset: a rectangular, non-empty array as the bytes that stand in the file (row-major, little-endian;
 * texts in UTF-8, each filled with zeros to the same width). jHDF writes ragged arrays, nulls, empty arrays
 * and some texts as something else without an error: none of these gets past the factory method.
 *
 * @param type type and width in bytes as numpy names it, without byte order: {@code i1 i4 i8 f8}, or
 *        {@code S} and the width
 * @param shape length of each dimension
 * @param bytes the stored bytes
 * @param unit SI unit; {@code 1} for a pure number, empty for a label
 * @param description what the values are
 */
public record StoredColumn(String type, List<Integer> shape, ByteBuffer bytes, String unit, String description) {
    /**
     * A column to be written.
     *
     * @throws IllegalArgumentException if HDF5 could not give back exactly these values
     */
    static StoredColumn of(String name, Object values, String unit, String description) {
        List<Integer> shape = new ArrayList<>();
        measure(name, values, 0, shape);
        int width = width(name, values);
        long size = shape.stream().mapToLong(Integer::longValue).reduce(width, Math::multiplyExact);
        if (size > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException(
                    "column " + name + " needs " + size + " bytes, more than one dataset holds: write fewer rows");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        encode(values, width, bytes);
        return new StoredColumn(code(values) + width, List.copyOf(shape), bytes.flip(), unit, description);
    }

    private static void measure(String name, Object array, int rank, List<Integer> shape) {
        int length = length(name, array);
        if (length == 0) {
            throw new IllegalArgumentException("column " + name + " is empty");
        }
        if (shape.size() == rank) {
            shape.add(length);
        } else if (shape.get(rank) != length) {
            throw new IllegalArgumentException(
                    "column " + name + " is ragged: rows of " + shape.get(rank) + " and of " + length + " values");
        }
        if (array instanceof Object[] rows && !(array instanceof String[])) {
            for (Object row : rows) {
                measure(name, row, rank + 1, shape);
            }
        }
    }

    private static int length(String name, Object array) {
        return switch (array) {
            case byte[] bytes -> bytes.length;
            case int[] ints -> ints.length;
            case long[] longs -> longs.length;
            case double[] doubles -> doubles.length;
            case Object[] rows -> rows.length;
            case null -> throw new IllegalArgumentException("column " + name + " holds a null");
            default -> throw new IllegalArgumentException(
                    "column " + name + " cannot hold " + array.getClass().getSimpleName());
        };
    }

    private static String code(Object array) {
        return switch (array) {
            case double[] _ -> "f";
            case String[] _ -> "S";
            case Object[] rows -> code(rows[0]);
            default -> "i";
        };
    }

    /** Bytes of one element; of texts, the longest and its terminating zero. */
    private static int width(String name, Object array) {
        return switch (array) {
            case byte[] _ -> Byte.BYTES;
            case int[] _ -> Integer.BYTES;
            case String[] texts -> textWidth(name, texts);
            case Object[] rows -> {
                int widest = 0;
                for (Object row : rows) {
                    widest = Math.max(widest, width(name, row));
                }
                yield widest;
            }
            default -> Long.BYTES;
        };
    }

    private static int textWidth(String name, String[] texts) {
        int widest = 0;
        for (String text : texts) {
            widest = Math.max(widest, utf8("column " + name, text).remaining());
        }
        return widest + 1;
    }

    /**
     * A text's bytes.
     *
     * @throws IllegalArgumentException for a null, for a NUL character, which ends a text in HDF5, and for half
     *         of a surrogate pair
     */
    static ByteBuffer utf8(String where, String text) {
        if (text == null || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(where + " holds a null or a text with a NUL character");
        }
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(where + " holds a text that is not valid Unicode", e);
        }
    }

    private static void encode(Object array, int width, ByteBuffer out) {
        switch (array) {
            case byte[] values -> out.put(values);
            case int[] values -> {
                for (int value : values) {
                    out.putInt(value);
                }
            }
            case long[] values -> {
                for (long value : values) {
                    out.putLong(value);
                }
            }
            case double[] values -> {
                for (double value : values) {
                    out.putLong(Double.doubleToRawLongBits(value));
                }
            }
            case String[] values -> {
                for (String value : values) {
                    int end = out.position() + width;
                    out.put(value.getBytes(StandardCharsets.UTF_8)).position(end);
                }
            }
            case Object[] rows -> {
                for (Object row : rows) {
                    encode(row, width, out);
                }
            }
            default -> throw new IllegalStateException(array.getClass().toString());
        }
    }

    /** Whether the elements are texts. */
    boolean holdsTexts() {
        return type.startsWith("S");
    }

    /** Bytes of one element. */
    int width() {
        return Integer.parseInt(type, 1, type.length(), 10);
    }

    /** Length of the first dimension. */
    int rows() {
        return shape.getFirst();
    }

    /** Bytes of one row, that is, of all elements with the same first index. */
    int rowBytes() {
        return bytes.remaining() / rows();
    }

    /**
     * {@return the values as an array, of as many dimensions as the shape has, of bytes, ints, longs, doubles or
     * texts}
     */
    public Object values() {
        return decode(0, bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN));
    }

    private Object decode(int dimension, ByteBuffer in) {
        int length = shape.get(dimension);
        if (dimension == shape.size() - 1) {
            return leaf(length, in);
        }
        Class<?> rowType = leafType();
        for (int i = dimension + 2; i < shape.size(); i++) {
            rowType = rowType.arrayType();
        }
        Object[] rows = (Object[]) Array.newInstance(rowType, length);
        for (int i = 0; i < length; i++) {
            rows[i] = decode(dimension + 1, in);
        }
        return rows;
    }

    private Class<?> leafType() {
        return switch (type) {
            case "i1" -> byte[].class;
            case "i4" -> int[].class;
            case "i8" -> long[].class;
            case "f8" -> double[].class;
            default -> String[].class;
        };
    }

    private Object leaf(int length, ByteBuffer in) {
        return switch (type) {
            case "i1" -> {
                byte[] values = new byte[length];
                in.get(values);
                yield values;
            }
            case "i4" -> {
                int[] values = new int[length];
                in.asIntBuffer().get(values);
                in.position(in.position() + length * Integer.BYTES);
                yield values;
            }
            case "i8" -> {
                long[] values = new long[length];
                in.asLongBuffer().get(values);
                in.position(in.position() + length * Long.BYTES);
                yield values;
            }
            case "f8" -> {
                double[] values = new double[length];
                in.asDoubleBuffer().get(values);
                in.position(in.position() + length * Double.BYTES);
                yield values;
            }
            default -> texts(length, in);
        };
    }

    /** Texts that repeat the one before them, as labels do, share one object. */
    private String[] texts(int length, ByteBuffer in) {
        String[] texts = new String[length];
        byte[] before = new byte[0];
        byte[] raw = new byte[width()];
        for (int i = 0; i < length; i++) {
            in.get(raw);
            if (i > 0 && Arrays.equals(raw, before)) {
                texts[i] = texts[i - 1];
            } else {
                texts[i] = new String(raw, 0, textLength(raw), StandardCharsets.UTF_8);
                before = raw.clone();
            }
        }
        return texts;
    }

    private static int textLength(byte[] raw) {
        int length = 0;
        while (length < raw.length && raw[length] != 0) {
            length++;
        }
        return length;
    }
}
