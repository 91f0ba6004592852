package rulezoo.simulator.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import rulezoo.simulator.Sha256;

class SavableSha256Test {
    @Test
    void everyLengthHasTheHashOfJava() {
        Random random = new Random(1);
        SavableSha256 sha = new SavableSha256();
        for (int length = 0; length < 300; length++) {
            byte[] text = new byte[length];
            random.nextBytes(text);
            assertArrayEquals(Sha256.start().digest(text), sha.digest(text), "length " + length);
        }
    }

    @Test
    void aComputationGoesOnWhereverItWasPutAside() {
        byte[] text = new byte[1000];
        new Random(2).nextBytes(text);
        for (int at = 0; at < text.length; at += 7) {
            SavableSha256 first = new SavableSha256();
            first.update(text, 0, at);
            SavableSha256 second = SavableSha256.restored(first.save());
            second.update(text, at, text.length - at);
            assertArrayEquals(Sha256.start().digest(text), second.digest());
        }
    }

    @Test
    void savedDigestsOfSpikesGoOn() {
        SpikeDigest whole = new SpikeDigest();
        SpikeDigest saved = SpikeDigest.savable();
        for (int i = 0; i < 5000; i++) {
            if (i % 1234 == 0) {
                saved = SpikeDigest.restored(saved.save());
            }
            whole.spike(i, i % 17);
            saved.spike(i, i % 17);
        }
        assertEquals(whole.hex(), saved.hex());
        assertThrows(IllegalStateException.class, whole::save);
    }
}
