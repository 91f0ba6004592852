package rulezoo.simulator.recording;

import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * SHA-256 (FIPS 180-4) whose computation can be put aside and gone on with in another process. Java's own,
 * which is several times faster, cannot be saved.
 */
final class SavableSha256 extends MessageDigest {
    private static final int BLOCK_BYTES = 64;
    private static final int LENGTH_BYTES = Long.BYTES;
    private static final int HASH_WORDS = 8;
    /** Fractional parts of the square roots of the first eight primes. */
    private static final int[] INITIAL = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,
            0x1f83d9ab, 0x5be0cd19};
    /** Fractional parts of the cube roots of the first 64 primes. */
    private static final int[] CONSTANTS = {0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
            0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
            0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
            0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
            0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
            0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
            0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

    private final int[] hash = INITIAL.clone();
    private final int[] words = new int[CONSTANTS.length];
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    private long bytes;

    SavableSha256() {
        super("SHA-256");
    }

    /** What was computed so far, to go on with {@link #restored}. */
    byte[] save() {
        ByteBuffer saved = ByteBuffer.allocate(HASH_WORDS * Integer.BYTES + Long.BYTES + block.position());
        for (int word : hash) {
            saved.putInt(word);
        }
        return saved.putLong(bytes).put(block.array(), 0, block.position()).array();
    }

    /** Goes on with a computation. */
    static SavableSha256 restored(byte[] state) {
        SavableSha256 restored = new SavableSha256();
        ByteBuffer saved = ByteBuffer.wrap(state);
        for (int i = 0; i < HASH_WORDS; i++) {
            restored.hash[i] = saved.getInt();
        }
        restored.bytes = saved.getLong();
        restored.block.put(saved);
        return restored;
    }

    @Override
    protected void engineUpdate(byte input) {
        bytes++;
        append(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        bytes += length;
        int end = offset + length;
        for (int at = offset; at < end;) {
            int taken = Math.min(block.remaining(), end - at);
            block.put(input, at, taken);
            at += taken;
            compressIfFull();
        }
    }

    private void append(byte input) {
        block.put(input);
        compressIfFull();
    }

    private void compressIfFull() {
        if (!block.hasRemaining()) {
            compress();
            block.clear();
        }
    }

    @Override
    protected byte[] engineDigest() {
        append((byte) 0x80);
        while (block.position() != BLOCK_BYTES - LENGTH_BYTES) {
            append((byte) 0);
        }
        block.putLong(Byte.SIZE * bytes);
        compress();
        ByteBuffer digest = ByteBuffer.allocate(HASH_WORDS * Integer.BYTES);
        for (int word : hash) {
            digest.putInt(word);
        }
        engineReset();
        return digest.array();
    }

    @Override
    protected void engineReset() {
        System.arraycopy(INITIAL, 0, hash, 0, HASH_WORDS);
        bytes = 0;
        block.clear();
    }

    private void compress() {
        block.rewind();
        for (int t = 0; t < BLOCK_BYTES / Integer.BYTES; t++) {
            words[t] = block.getInt();
        }
        for (int t = BLOCK_BYTES / Integer.BYTES; t < words.length; t++) {
            int w2 = words[t - 2];
            int w15 = words[t - 15];
            words[t] = (Integer.rotateRight(w2, 17) ^ Integer.rotateRight(w2, 19) ^ (w2 >>> 10)) + words[t - 7]
                    + (Integer.rotateRight(w15, 7) ^ Integer.rotateRight(w15, 18) ^ (w15 >>> 3)) + words[t - 16];
        }
        int a = hash[0];
        int b = hash[1];
        int c = hash[2];
        int d = hash[3];
        int e = hash[4];
        int f = hash[5];
        int g = hash[6];
        int h = hash[7];
        for (int t = 0; t < words.length; t++) {
            int first = h + (Integer.rotateRight(e, 6) ^ Integer.rotateRight(e, 11) ^ Integer.rotateRight(e, 25))
                    + ((e & f) ^ (~e & g)) + CONSTANTS[t] + words[t];
            int second = (Integer.rotateRight(a, 2) ^ Integer.rotateRight(a, 13) ^ Integer.rotateRight(a, 22))
                    + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        hash[0] += a;
        hash[1] += b;
        hash[2] += c;
        hash[3] += d;
        hash[4] += e;
        hash[5] += f;
        hash[6] += g;
        hash[7] += h;
    }
}
