package rulezoo.archive.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import rulezoo.simulator.Sha256;

/** What tells a file from others of the same name. */
public final class FileHash {
    private static final int SHORT = 12;
    private static final int BUFFER = 1 << 16;

    private FileHash() {}

    /**
     * {@return the SHA-256 of a file in hexadecimal}
     *
     * @param file any file
     * @throws IOException if it cannot be read
     */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha = Sha256.start();
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        }
    }

    /**
     * {@return the first hexadecimal digits of the SHA-256 of a file, enough to name it}
     *
     * @param file any file
     * @throws IOException if it cannot be read
     */
    public static String shortSha256(Path file) throws IOException {
        return sha256(file).substring(0, SHORT);
    }
}
