package rulezoo.evolve.genome;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import rulezoo.simulator.Sha256;
import rulezoo.simulator.rule.Pathway;

/** Seeds of a search's random streams: fixed functions of the seed of the search and of the stream's role. */
public final class Seeds {
    /** LXM (Steele and Vigna 2021): an algorithm that its name defines. */
    private static final String ALGORITHM = "L64X128MixRandom";

    private Seeds() {}

    private static String role(Set<Pathway> plastic, String role) {
        return Pathway.format(plastic) + " " + role;
    }

    /**
     * {@return the generator of one role within the search on some pathways}
     *
     * @param searchSeed seed of the search
     * @param plastic the pathways
     * @param role what the numbers are for
     */
    public static RandomGenerator generator(long searchSeed, Set<Pathway> plastic, String role) {
        return RandomGeneratorFactory.of(ALGORITHM).create(of(searchSeed, role(plastic, role)));
    }

    /**
     * {@return a uniform number in [0, 1) that is a function of seed and role}
     *
     * @param searchSeed seed of the search
     * @param role what it decides
     */
    public static double coin(long searchSeed, String role) {
        return of(searchSeed, role) / (double) (1L << Integer.SIZE);
    }

    /**
     * {@return the seed of one stream: the first 32 bits of the SHA-256 of seed and role, so that it reads well
     * in a table}
     *
     * @param searchSeed seed of the search
     * @param role what the stream is for
     */
    public static long of(long searchSeed, String role) {
        return Integer.toUnsignedLong(ByteBuffer.wrap(Sha256.of(searchSeed + "|" + role)).getInt());
    }
}
