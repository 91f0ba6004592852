package rulezoo.archive.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The arrays of a NumPy archive ({@code .npz}), a zip file. Each that is read is compared with its checksum,
 * which {@link ZipFile} does not do.
 */
final class NumpyZip implements AutoCloseable {
    private static final String ENDING = ".npy";
    private static final int MOST_ARRAYS = 10_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> arrays = new LinkedHashMap<>();

    /** Takes from an array what is wanted of it. */
    @FunctionalInterface
    interface Reading<T> {
        T of(NumpyArray array) throws IOException;
    }

    /**
     * Opens an archive.
     *
     * @throws IOException if it is none, or holds a name twice
     */
    NumpyZip(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
        try {
            List<String> twice = new ArrayList<>();
            zip.stream().limit(MOST_ARRAYS).filter(entry -> entry.getName().endsWith(ENDING)).forEach(entry -> {
                String name = entry.getName().substring(0, entry.getName().length() - ENDING.length());
                if (arrays.put(name, entry) != null) {
                    twice.add(name);
                }
            });
            if (!twice.isEmpty()) {
                throw new IOException("it holds array '" + twice.getFirst() + "' twice");
            }
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    /** Names of the arrays, in the order of the archive. */
    List<String> names() {
        return List.copyOf(arrays.keySet());
    }

    /**
     * Reads an array to its end.
     *
     * @throws IOException if there is none, the reading fails, or the data do not fit the checksum
     */
    <T> T read(String name, Reading<T> reading) throws IOException {
        ZipEntry entry = arrays.get(name);
        if (entry == null) {
            throw new IOException("it holds no array '" + name + "'");
        }
        CRC32 sum = new CRC32();
        try (InputStream data = new BufferedInputStream(new CheckedInputStream(zip.getInputStream(entry), sum))) {
            NumpyArray array = new NumpyArray(data);
            T result = reading.of(array);
            array.end();
            if (sum.getValue() != entry.getCrc()) {
                throw new IOException("array '" + name
                        + "' is damaged: its data do not fit their checksum (CRC-32); copy or download the file again");
            }
            return result;
        }
    }

    /**
     * Type and shape of an array; its data are not read.
     *
     * @throws IOException if it has no header that can be read
     */
    NumpyArray header(String name) throws IOException {
        try (InputStream data = new BufferedInputStream(zip.getInputStream(arrays.get(name)))) {
            return new NumpyArray(data);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
