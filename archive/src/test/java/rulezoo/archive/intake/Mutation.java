package rulezoo.archive.intake;

import java.util.Arrays;
import java.util.Random;

/** What may happen to a file: flipped bits, numbers set to extremes, parts cut, repeated or overwritten. */
public final class Mutation {
    private static final byte[] EXTREMES = {0, -1, 127, -128, 1};

    private Mutation() {}

    /** A damaged copy of some bytes; half of the damage is near the beginning, where files say what they hold. */
    public static byte[] of(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextBoolean() ? random.nextInt(bytes.length) : random.nextInt(Math.min(bytes.length, 512));
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = EXTREMES[random.nextInt(EXTREMES.length)];
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(8)),
                        EXTREMES[random.nextInt(EXTREMES.length)]);
                case 3 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                case 4 -> System.arraycopy(bytes, 0, bytes, at, Math.min(bytes.length - at, random.nextInt(64)));
                default -> bytes[at] = (byte) random.nextInt();
            }
        }
        return bytes;
    }
}
