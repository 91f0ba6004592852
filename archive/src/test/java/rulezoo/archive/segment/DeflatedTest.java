package rulezoo.archive.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import rulezoo.archive.column.ContentException;

class DeflatedTest {
    private static final byte[] COLUMN = new byte[5000];

    private static byte[] packed() {
        try (Deflater deflater = new Deflater()) {
            deflater.setInput(COLUMN);
            deflater.finish();
            byte[] packed = new byte[COLUMN.length];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static String refused(byte[] packed, int length) {
        return String.valueOf(assertThrows(ContentException.Damaged.class,
                () -> Deflated.inflate(ByteBuffer.wrap(packed), length, "rates")).getMessage());
    }

    @Test
    void aColumnIsUnpackedToTheLengthThatItClaims() throws ContentException {
        assertEquals(ByteBuffer.wrap(COLUMN), Deflated.inflate(ByteBuffer.wrap(packed()), COLUMN.length, "rates"));
    }

    @Test
    void aColumnThatYieldsMoreOrLessIsRefused() {
        assertTrue(refused(packed(), COLUMN.length - 1).contains("its dataset rates is cut off"));
        assertTrue(refused(packed(), COLUMN.length + 1).contains("its dataset rates is cut off"));
        assertTrue(refused(packed(), 0).contains("its dataset rates is cut off"));
    }

    @Test
    void aColumnWithoutItsEndOrWithAWrongChecksumIsRefused() {
        byte[] whole = packed();
        for (int missing = 1; missing < whole.length; missing++) {
            assertTrue(refused(Arrays.copyOf(whole, whole.length - missing), COLUMN.length).contains("rates"));
        }
        whole[whole.length - 1] ^= 1;
        assertTrue(refused(whole, COLUMN.length).contains("its dataset rates cannot be unpacked"));
    }

    @Test
    void allColumnsOfAFileTogetherCannotClaimMoreThanItCanHold() {
        Deflated.Budget budget = new Deflated.Budget(1000);
        assertEquals(1_032_000, budget.left());
        budget.take(1_000_000);
        assertEquals(32_000, budget.left());
        assertEquals(Integer.MAX_VALUE, new Deflated.Budget(Integer.MAX_VALUE).left());
    }
}
