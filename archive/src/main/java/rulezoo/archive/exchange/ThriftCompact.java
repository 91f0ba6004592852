package rulezoo.archive.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes structures in Thrift's compact protocol, of which Parquet's metadata consist. */
final class ThriftCompact {
    private static final int I32 = 5;
    private static final int I64 = 6;
    private static final int BINARY = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int LONG_LIST = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int lastField;

    byte[] bytes() {
        return out.toByteArray();
    }

    ThriftCompact i32(int field, int value) {
        header(field, I32);
        zigzag(value);
        return this;
    }

    ThriftCompact i64(int field, long value) {
        header(field, I64);
        zigzag(value);
        return this;
    }

    ThriftCompact text(int field, String value) {
        header(field, BINARY);
        binary(value);
        return this;
    }

    /** Starts a structure as a field; {@link #end} closes it. */
    ThriftCompact struct(int field) {
        header(field, STRUCT);
        return element();
    }

    /** Starts a structure as an element of a list, or the outermost one; {@link #end} closes it. */
    ThriftCompact element() {
        outer.push(lastField);
        lastField = 0;
        return this;
    }

    ThriftCompact end() {
        out.write(0);
        lastField = outer.pop();
        return this;
    }

    /** Starts a list of structures, which follow. */
    ThriftCompact structs(int field, int size) {
        list(field, size, STRUCT);
        return this;
    }

    ThriftCompact i32s(int field, int... values) {
        list(field, values.length, I32);
        for (int value : values) {
            zigzag(value);
        }
        return this;
    }

    ThriftCompact texts(int field, String... values) {
        list(field, values.length, BINARY);
        for (String value : values) {
            binary(value);
        }
        return this;
    }

    private void list(int field, int size, int type) {
        header(field, LIST);
        if (size < LONG_LIST) {
            out.write((size << 4) | type);
        } else {
            out.write((LONG_LIST << 4) | type);
            varint(size);
        }
    }

    private void header(int field, int type) {
        out.write(((field - lastField) << 4) | type);
        lastField = field;
    }

    private void binary(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    private void varint(long value) {
        out.writeBytes(varintBytes(value));
    }

    /** A number in groups of seven bits, the lowest first, as Thrift and Parquet write numbers of any size. */
    static byte[] varintBytes(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return bytes.toByteArray();
    }
}
