package rulezoo.simulator.recording;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import rulezoo.simulator.Sha256;

/**
 * A fingerprint of all spikes of a simulation: SHA-256 over (step as 64-bit, neuron as 32-bit, big-endian) of
 * every spike in order. Two simulations with equal digests had the same spikes.
 */
public final class SpikeDigest implements SpikeListener {
    private static final int SPIKE_BYTES = Long.BYTES + Integer.BYTES;

    private final MessageDigest sha = Sha256.start();
    private final ByteBuffer buffer = ByteBuffer.allocate(SPIKE_BYTES * 1024);

    /** A digest of no spikes. */
    public SpikeDigest() {}

    @Override
    public void spike(long step, int neuron) {
        if (buffer.remaining() < SPIKE_BYTES) {
            flush();
        }
        buffer.putLong(step).putInt(neuron);
    }

    /** {@return the digest so far, as 64 hexadecimal digits} Ends the digest. */
    public String hex() {
        flush();
        return HexFormat.of().formatHex(sha.digest());
    }

    private void flush() {
        sha.update(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
