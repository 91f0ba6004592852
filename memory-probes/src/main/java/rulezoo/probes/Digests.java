package rulezoo.probes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One digest for several simulations: the SHA-256 of their digests, in their order. */
final class Digests {
    private final MessageDigest sha;

    Digests() {
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void add(String digest) {
        sha.update(digest.getBytes(StandardCharsets.US_ASCII));
    }

    /** The digest of all that were added; ends the series. */
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
