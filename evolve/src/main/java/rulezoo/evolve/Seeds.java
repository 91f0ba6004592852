package rulezoo.evolve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Seeds of a search's random streams: fixed functions of the seed of the search and of the stream's role. */
final class Seeds {
    private Seeds() {}

    /**
     * The seed of one stream: the first 32 bits of the SHA-256 of seed and role, so that it reads well in a
     * table.
     */
    static long of(long searchSeed, String role) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((searchSeed + "|" + role).getBytes(StandardCharsets.UTF_8));
            return Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
