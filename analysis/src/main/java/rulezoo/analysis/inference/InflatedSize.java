package rulezoo.analysis.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * How much memory the variables of a MATLAB 5 file take when they are unpacked: a file of kilobytes can hold
 * gigabytes of zeros. Format: MathWorks, "MAT-File Format", level 5.
 */
final class InflatedSize {
    /** Bytes of all variables together; a fly's file has some ten thousand. */
    static final long LARGEST_BYTES = 64L << 20;

    private static final int HEADER_BYTES = 128;
    private static final int TAG_BYTES = 8;
    private static final int COMPRESSED = 15;

    private InflatedSize() {}

    /**
     * Unpacks without keeping anything, and stops as soon as it is too much.
     *
     * @throws IllegalArgumentException if the file is larger than {@link #LARGEST_BYTES}, or its variables are
     */
    static void requireSmall(Path file) throws IOException {
        if (Files.size(file) > LARGEST_BYTES) {
            throw tooLarge();
        }
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        if (content.capacity() < HEADER_BYTES) {
            return; // no MATLAB 5 file: the reader says so
        }
        content.order(content.get(HEADER_BYTES - 2) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        content.position(HEADER_BYTES);
        long bytes = 0;
        while (content.remaining() >= TAG_BYTES) {
            int type = content.getInt();
            int length = content.getInt();
            if (length < 0 || length > content.remaining()) {
                return; // cut short: the reader says so
            }
            bytes += type == COMPRESSED ? inflated(content.slice(content.position(), length), bytes) : length;
            content.position(content.position() + length);
        }
    }

    private static long inflated(ByteBuffer compressed, long before) {
        byte[] scratch = new byte[1 << 16];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            while (!inflater.finished() && inflater.inflate(scratch) > 0) {
                if (before + inflater.getBytesWritten() > LARGEST_BYTES) {
                    throw tooLarge();
                }
            }
            return inflater.getBytesWritten();
        } catch (DataFormatException e) {
            return 0; // damaged: the reader says so
        } finally {
            inflater.end();
        }
    }

    private static IllegalArgumentException tooLarge() {
        return new IllegalArgumentException("its variables take more than " + (LARGEST_BYTES >> 20)
                + " MB: save X, Y and R of one fly alone");
    }
}
