package rulezoo.archive.record;

import java.io.Serializable;

/**
 * What was random in a probe. Wirings and patterns can be crossed, so that the variance that comes from
 * patterns is separated from that of networks.
 *
 * @param wiringSeed master seed of the simulation: wiring, receptive fields and all noise
 * @param patternSeed seed that the patterns were drawn with; the same as {@code wiringSeed} unless they were
 *        crossed
 * @param swapped whether familiar and novel patterns changed the roles that {@code patternSeed} gives them
 */
public record ProbeSeeds(long wiringSeed, long patternSeed, boolean swapped) implements Serializable {
    /**
     * {@return the usual ones: one seed for both, with the roles that it gives}
     *
     * @param seed master seed
     */
    public static ProbeSeeds of(long seed) {
        return new ProbeSeeds(seed, seed, false);
    }
}
