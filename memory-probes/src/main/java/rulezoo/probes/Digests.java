package rulezoo.probes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import rulezoo.simulator.Sha256;

/** One digest for several simulations: the SHA-256 of their digests, in their order. */
final class Digests {
    private final MessageDigest sha = Sha256.start();

    void add(String digest) {
        sha.update(digest.getBytes(StandardCharsets.US_ASCII));
    }

    /** The digest of all that were added; ends the series. */
    String hex() {
        return HexFormat.of().formatHex(sha.digest());
    }
}
