package rulezoo.simulator.random;

import java.nio.ByteBuffer;
import rulezoo.simulator.Sha256;

/**
 * A counter-based stream of random numbers, keyed by a master seed and a role such as
 * {@code "background input"}. Value number n is the SplitMix64 finalizer (Steele, Lea, Flood 2014; variant 13
 * of Stafford) of {@code key + n * GOLDEN}, so that a stream is the same on every machine and its whole state
 * is one counter.
 */
public final class RandomStream {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    /** A jump beyond every simulation's end. */
    private static final double NEVER = 0x1p60;
    private static final double TO_UNIT = 0x1.0p-53;

    private final long key;
    private long counter;

    private RandomStream(long key) {
        this.key = key;
    }

    /**
     * {@return the stream of one role under one master seed} Different roles give independent streams.
     *
     * @param masterSeed seed of everything random in a simulation
     * @param role what the numbers are for
     */
    public static RandomStream of(long masterSeed, String role) {
        return new RandomStream(ByteBuffer.wrap(Sha256.of(masterSeed + "|" + role)).getLong());
    }

    /** {@return the next 64 random bits} */
    public long nextLong() {
        long z = key + ++counter * GOLDEN;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** {@return a number that is uniform on (0, 1): never exactly 0 or 1} */
    public double nextUniform() {
        return ((nextLong() >>> 11) + 0.5) * TO_UNIT;
    }

    /**
     * {@return an integer that is uniform on 0 ... bound - 1 (the bias of at most bound / 2^53 is far below any
     * sample's reach)}
     *
     * @param bound number of values, positive
     */
    public int nextInt(int bound) {
        return (int) (nextUniform() * bound);
    }

    /** {@return a standard exponential variate} */
    public double nextExponential() {
        return -StrictMath.log(nextUniform());
    }

    /** {@return a standard normal variate (Box and Muller 1958; the second of the pair is not used)} */
    public double nextGaussian() {
        double radius = StrictMath.sqrt(2 * nextExponential());
        return radius * StrictMath.cos(2 * StrictMath.PI * nextUniform());
    }

    /**
     * {@return the number of Bernoulli trials up to and including the next success}
     *
     * @param rate {@code -log(1 - p)} for success probability p, see {@link #trialRate}
     */
    public long nextTrials(double rate) {
        double jump = nextExponential() / rate;
        return 1 + (long) Math.min(jump, NEVER);
    }

    /**
     * {@return the argument of {@link #nextTrials} for a success probability}
     *
     * @param probability in [0, 1)
     */
    public static double trialRate(double probability) {
        return -StrictMath.log1p(-probability);
    }

    /** {@return the number from which, with the counter, every value follows} */
    public long key() {
        return key;
    }

    /** {@return how many values were drawn: the whole state of the stream} */
    public long counter() {
        return counter;
    }

    /**
     * Goes back, or on, to a saved {@link #counter}.
     *
     * @param savedCounter how many values were drawn at that point
     */
    public void reset(long savedCounter) {
        counter = savedCounter;
    }
}
