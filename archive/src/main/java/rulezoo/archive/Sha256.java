package rulezoo.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of checksums, of record keys and of exchanged files. */
public final class Sha256 {
    private Sha256() {}

    /** A new computation. */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
