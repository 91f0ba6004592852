package rulezoo.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash behind ids, seeds of random streams, digests of spikes and checksums of files. */
public final class Sha256 {
    private Sha256() {}

    /** {@return a new computation of the hash} */
    public static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * {@return the 32 bytes of the hash of a text in UTF-8}
     *
     * @param text any text
     */
    public static byte[] of(String text) {
        return start().digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
