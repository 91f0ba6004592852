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

    private final MessageDigest sha;
    private final ByteBuffer buffer = ByteBuffer.allocate(SPIKE_BYTES * 1024);

    /** A digest of no spikes. */
    public SpikeDigest() {
        this(Sha256.start());
    }

    private SpikeDigest(MessageDigest sha) {
        this.sha = sha;
    }

    /** {@return a digest of no spikes that can be saved; it gives the same digits, more slowly} */
    public static SpikeDigest savable() {
        return new SpikeDigest(new SavableSha256());
    }

    /**
     * {@return a digest that goes on where another one was saved}
     *
     * @param state what {@link #save} returned
     */
    public static SpikeDigest restored(byte[] state) {
        return new SpikeDigest(SavableSha256.restored(state));
    }

    /**
     * {@return the computation so far, for {@link #restored}}
     *
     * @throws IllegalStateException if this digest was not made by {@link #savable} or {@link #restored}
     */
    public byte[] save() {
        if (!(sha instanceof SavableSha256 savable)) {
            throw new IllegalStateException("this digest cannot be saved: make it by SpikeDigest.savable()");
        }
        flush();
        return savable.save();
    }

    @Override
    public void spike(long step, int neuron) {
        if (buffer.remaining() < SPIKE_BYTES) {
            flush();
        }
        buffer.putLong(step).putInt(neuron);
    }

    /** {@return a digest that goes on from here on its own} This one is not changed by what the other is told. */
    public SpikeDigest copy() {
        flush();
        try {
            return new SpikeDigest((MessageDigest) sha.clone());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this digest can be saved, and not copied", e);
        }
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
