package rulezoo.archive.segment;

import java.nio.ByteBuffer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import rulezoo.archive.column.ContentException;

/** Unpacks compressed columns, without believing that they yield what they claim. */
final class Deflated {
    /** No deflated byte yields more: RFC 1951 repeats at most 258 bytes with two bits. */
    private static final int LARGEST_RATIO = 1032;

    private Deflated() {}

    /** How many bytes all compressed columns of one file may still yield together. */
    static final class Budget {
        private long left;

        /**
         * @param fileBytes length of the file
         */
        Budget(int fileBytes) {
            left = Math.min((long) fileBytes * LARGEST_RATIO, Integer.MAX_VALUE);
        }

        long left() {
            return left;
        }

        void take(long bytes) {
            left -= bytes;
        }
    }

    /**
     * Unpacks a column.
     *
     * @param packed in the format of zlib (RFC 1950)
     * @param length number of bytes that it must yield
     * @param name name of the column
     * @return that many bytes
     * @throws ContentException if it yields fewer or more, or if its own checksum is wrong, which other software
     *         refuses; or if Java may not use as much memory
     */
    static ByteBuffer inflate(ByteBuffer packed, int length, String name) throws ContentException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(packed);
            byte[] bytes = new byte[length];
            int count = 0;
            int more;
            do {
                more = inflater.inflate(bytes, count, length - count);
                count += more;
            } while (more > 0 && count < length);
            // The checksum stands behind the last byte.
            boolean ends = inflater.inflate(new byte[1]) == 0 && inflater.finished();
            if (count == length && ends) {
                return ByteBuffer.wrap(bytes);
            }
        } catch (DataFormatException e) {
            throw new ContentException.Damaged("is damaged: its dataset " + name + " cannot be unpacked");
        } catch (OutOfMemoryError e) {
            throw new ContentException.Unreadable(SegmentFile.TOO_LITTLE_MEMORY);
        }
        throw new ContentException.Damaged("is damaged: its dataset " + name + " is cut off");
    }
}
