package rulezoo.archive;

import java.util.EnumSet;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;

/** Sets of pathways as one byte: bit 0 is EE, bit 1 EI, bit 2 IE, bit 3 II. */
final class PathwayMask {
    /** What the byte means, for the description of a column. */
    static final String DESCRIPTION = "plastic pathways: 1 EE + 2 EI + 4 IE + 8 II";

    private PathwayMask() {}

    static byte of(Set<Pathway> pathways) {
        int mask = 0;
        for (Pathway pathway : pathways) {
            mask |= bit(pathway);
        }
        return (byte) mask;
    }

    static Set<Pathway> pathways(byte mask) {
        Set<Pathway> pathways = EnumSet.noneOf(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            if ((mask & bit(pathway)) != 0) {
                pathways.add(pathway);
            }
        }
        return pathways;
    }

    /**
     * Requires that two columns say the same: one is read by programs, the other by people.
     *
     * @throws IllegalArgumentException if they do not
     */
    static void requireLabel(byte mask, String label) {
        String expected = Pathway.format(pathways(mask));
        if (mask != of(pathways(mask)) || !label.equals(expected)) {
            throw new IllegalArgumentException(
                    "the pathways " + mask + " are '" + expected + "', not '" + label + "'");
        }
    }

    // Not the ordinal: the file format must not change with the order of the enum.
    private static int bit(Pathway pathway) {
        return switch (pathway) {
            case EE -> 1;
            case EI -> 2;
            case IE -> 4;
            case II -> 8;
        };
    }
}
