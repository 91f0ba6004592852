package rulezoo.simulator.engine;

import rulezoo.simulator.network.NetworkSpec;

/**
 * Time as one trace sees it. A trace x that decays with tau is stored as X = x exp(+t/tau), which no step has
 * to touch: an event adds {@link #growth} to X, and x is read as X times {@link #factor}. The origin of t
 * moves on by exact powers of two, so that moving it changes no product X times factor by a single bit.
 */
final class TraceClock {
    /** The origin moves when exp(-t/tau) has fallen by 2^60, that is after 42 time constants. */
    static final int REBASE_EXPONENT = 60;
    /**
     * Multiplied into every stored trace when the origin moves; what falls below it is forgotten: exactly zero.
     */
    static final float REBASE_FACTOR = 0x1.0p-60f;

    private static final int DOUBLE_FRACTION_BITS = Double.PRECISION - 1;

    /** exp(-t/tau) at each step of the current block, relative to the origin. */
    final float[] factor = new float[NetworkSpec.DELAY_STEPS];
    /** exp(+t/tau) at each step of the current block, relative to the origin. */
    final float[] growth = new float[NetworkSpec.DELAY_STEPS];

    /** A little less than the decay over one block. */
    final float blockDecay;

    /** exp(-dt/tau), rounded to single precision. */
    final double decay;
    /** exp(-t/tau) at the start of the next block is {@code mantissa * 2^-exponent} with mantissa in (0.5, 1]. */
    private double mantissa = 1;
    private int exponent;

    TraceClock(double tauSeconds) {
        // Single precision as in Auryn, whose traces are multiplied by this factor at every step.
        decay = (float) StrictMath.exp(-NetworkSpec.STEP_SECONDS / tauSeconds);
        blockDecay = (float) StrictMath.pow(decay, NetworkSpec.DELAY_STEPS + 1);
    }

    /**
     * Fills {@link #factor} and {@link #growth} for the next block.
     *
     * @return whether the origin moved: every stored trace must now be multiplied by {@link #REBASE_FACTOR}
     */
    boolean nextBlock() {
        boolean rebase = exponent >= REBASE_EXPONENT;
        if (rebase) {
            exponent -= REBASE_EXPONENT;
        }
        for (int step = 0; step < factor.length; step++) {
            factor[step] = (float) (mantissa * powerOfTwo(-exponent));
            growth[step] = (float) (1 / mantissa * powerOfTwo(exponent));
            mantissa *= decay;
            while (mantissa <= 0.5) {
                mantissa *= 2;
                exponent++;
            }
        }
        return rebase;
    }

    /** Exactly 2^exponent, for exponents far from the limits of a double: much faster than {@link Math#scalb}. */
    private static double powerOfTwo(int exponent) {
        return Double.longBitsToDouble((long) (exponent + Double.MAX_EXPONENT) << DOUBLE_FRACTION_BITS);
    }

    /** Moves stored traces to the new origin. */
    static void rebase(float[] scaled) {
        for (int i = 0; i < scaled.length; i++) {
            float moved = scaled[i] * REBASE_FACTOR;
            scaled[i] = moved < REBASE_FACTOR ? 0 : moved;
        }
    }

    double[] save() {
        return new double[]{mantissa, exponent};
    }

    void restore(double[] state) {
        mantissa = state[0];
        exponent = (int) state[1];
    }
}
