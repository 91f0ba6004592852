package rulezoo.archive.segment;

import io.jhdf.checksum.JenkinsLookup3HashLittle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Gives every dataset of a file that jHDF wrote the default fill value, 0. jHDF writes "undefined, but to be
 * filled in", which the HDF5 library refuses to copy (h5repack) and to tell (h5py's {@code fillvalue}). No
 * value of the data is touched: datasets are written whole. HDF5 file format specification 3.0, IV.A.1.b
 * (object header, version 2) and IV.A.2.f (fill value message, version 3).
 */
final class FillValues {
    private static final byte[] OBJECT_HEADER = {'O', 'H', 'D', 'R', 2};
    /** Flags of headers as jHDF writes them: length of the messages in four bytes, and nothing optional. */
    private static final int PLAIN_FLAGS = 2;
    private static final int FIRST_MESSAGE = OBJECT_HEADER.length + Byte.BYTES + Integer.BYTES;
    /** Type in one byte, size in two, flags in one. */
    private static final int MESSAGE_HEADER = 4;
    private static final int FILL_VALUE = 5;
    private static final int VERSION = 3;
    /** When space is allocated: as jHDF says, since a filtered dataset cannot have it early. */
    private static final int ALLOCATION = 0b11;
    /** Fill value written if the user set one, which nobody did. */
    private static final int DEFAULT = 0b1000;

    private FillValues() {}

    /** Rewrites the fill value messages of a file. */
    static void define(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (define(bytes) > 0) {
            Files.write(file, bytes);
        }
    }

    private static int define(byte[] file) {
        int defined = 0;
        for (int at = 0; at + FIRST_MESSAGE < file.length; at++) {
            if (file[at] == OBJECT_HEADER[0] && Arrays.equals(OBJECT_HEADER, 0, OBJECT_HEADER.length, file, at,
                    at + OBJECT_HEADER.length)) {
                defined += header(file, at);
            }
        }
        return defined;
    }

    /** Rewrites the message of one header, if it has one; data that looks like a header lacks its checksum. */
    private static int header(byte[] file, int start) {
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long end = start + (long) FIRST_MESSAGE + header.getInt(start + FIRST_MESSAGE - Integer.BYTES);
        if (file[start + OBJECT_HEADER.length] != PLAIN_FLAGS || end < start + FIRST_MESSAGE
                || end + Integer.BYTES > file.length || header.getInt((int) end) != checksum(file, start, (int) end)) {
            return 0;
        }
        for (int at = start + FIRST_MESSAGE; at + MESSAGE_HEADER < end;) {
            int size = Short.toUnsignedInt(header.getShort(at + 1));
            int content = at + MESSAGE_HEADER;
            if (file[at] == FILL_VALUE && size >= 2 && file[content] == VERSION) {
                file[content + 1] = (byte) (DEFAULT | (file[content + 1] & ALLOCATION));
                header.putInt((int) end, checksum(file, start, (int) end));
                return 1;
            }
            at = content + size;
        }
        return 0;
    }

    private static int checksum(byte[] file, int from, int to) {
        return JenkinsLookup3HashLittle.hash(Arrays.copyOfRange(file, from, to));
    }
}
