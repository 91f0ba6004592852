package rulezoo.archive.column;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeySetTest {
    @Test
    void holdsExactlyWhatWasAdded() {
        Random random = new Random(1);
        KeySet keys = new KeySet();
        Set<List<Long>> expected = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            // Few different values, so that many repeat and many share a place.
            long high = (long) random.nextInt(500) << random.nextInt(56);
            long low = random.nextInt(300);
            assertEquals(expected.contains(List.of(high, Math.max(low, high == 0 ? 1 : 0))), keys.contains(high, low));
            assertEquals(expected.add(List.of(high, Math.max(low, high == 0 ? 1 : 0))), keys.add(high, low));
        }
        assertEquals(expected.size(), keys.size());
        assertTrue(keys.contains(0, 1) || !expected.contains(List.of(0L, 1L)));
        assertFalse(keys.contains(-1, -1));
    }
}
