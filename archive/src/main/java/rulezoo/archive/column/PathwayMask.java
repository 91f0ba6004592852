package rulezoo.archive.column;

import java.util.Set;
import rulezoo.simulator.rule.Pathway;

/** Sets of pathways in a column, as one byte. */
final class PathwayMask {
    /** What the byte means, for the description of a column. */
    static final String DESCRIPTION = "plastic pathways: 1 EE + 2 EI + 4 IE + 8 II";

    private PathwayMask() {}

    static byte of(Set<Pathway> pathways) {
        return (byte) Pathway.mask(pathways);
    }

    /**
     * Requires that two columns say the same: one is read by programs, the other by people.
     *
     * @throws IllegalArgumentException if they do not
     */
    static void requireLabel(byte mask, String label) {
        String expected = Pathway.format(Pathway.ofMask(mask));
        if (mask != of(Pathway.ofMask(mask)) || !label.equals(expected)) {
            throw new IllegalArgumentException(
                    "the pathways " + mask + " are '" + expected + "', not '" + label + "'");
        }
    }
}
