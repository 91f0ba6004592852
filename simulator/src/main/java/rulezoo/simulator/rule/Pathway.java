package rulezoo.simulator.rule;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A class of recurrent synapses, presynaptic population first: {@link #IE} runs from inhibitory to excitatory
 * neurons. The declaration order is the block order of the 24-coefficient vector of Confavreux et al. (2023).
 */
public enum Pathway {
    /** Excitatory to excitatory. */
    EE(Population.EXCITATORY, Population.EXCITATORY, 1),
    /** Excitatory to inhibitory. */
    EI(Population.EXCITATORY, Population.INHIBITORY, 2),
    /** Inhibitory to excitatory. */
    IE(Population.INHIBITORY, Population.EXCITATORY, 4),
    /** Inhibitory to inhibitory. */
    II(Population.INHIBITORY, Population.INHIBITORY, 8);

    /** All four, in declaration order; it cannot be changed. */
    public static final Set<Pathway> ALL = Collections.unmodifiableSet(EnumSet.allOf(Pathway.class));

    private final Population pre;
    private final Population post;
    // Not the ordinal: file formats must not change with the order of the constants.
    private final int bit;

    Pathway(Population pre, Population post, int bit) {
        this.pre = pre;
        this.post = post;
        this.bit = bit;
    }

    /** {@return the population whose spikes travel along this pathway} */
    public Population pre() {
        return pre;
    }

    /** {@return the population that receives them} */
    public Population post() {
        return post;
    }

    /**
     * Reads a list such as {@code EE,IE}.
     *
     * @param text comma-separated pathway names, in any order and case
     * @return the non-empty set of pathways named
     * @throws IllegalArgumentException if a name is unknown or stands twice, or none is given
     */
    public static Set<Pathway> parse(String text) {
        EnumSet<Pathway> pathways = EnumSet.noneOf(Pathway.class);
        for (String name : text.split(",", -1)) {
            Pathway pathway = Arrays.stream(values()).filter(p -> p.name().equalsIgnoreCase(name.strip())).findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "unknown pathway '" + name.strip()
                                    + "': use a list of EE, EI, IE, II, for example EE,IE"));
            if (!pathways.add(pathway)) {
                throw new IllegalArgumentException("pathway " + pathway + " is named twice: leave one out");
            }
        }
        return pathways;
    }

    /**
     * {@return the names of pathways in declaration order, joined by commas: the inverse of {@link #parse}}
     *
     * @param pathways pathways to be named; empty text for none
     */
    public static String format(Set<Pathway> pathways) {
        return Arrays.stream(values()).filter(pathways::contains).map(Pathway::name).collect(Collectors.joining(","));
    }

    /**
     * {@return a set of pathways as one number: 1 for EE, 2 for EI, 4 for IE, 8 for II, added up}
     *
     * @param pathways any pathways
     */
    public static int mask(Set<Pathway> pathways) {
        return pathways.stream().mapToInt(pathway -> pathway.bit).sum();
    }

    /**
     * {@return the pathways of a {@link #mask}; further bits are ignored}
     *
     * @param mask sum of bits
     */
    public static Set<Pathway> ofMask(int mask) {
        Set<Pathway> pathways = EnumSet.noneOf(Pathway.class);
        for (Pathway pathway : values()) {
            if ((mask & pathway.bit) != 0) {
                pathways.add(pathway);
            }
        }
        return pathways;
    }

    /**
     * {@return all non-empty subsets, in the order of their masks}
     *
     * @param pathways any pathways
     */
    public static List<Set<Pathway>> subsets(Set<Pathway> pathways) {
        int all = mask(pathways);
        return IntStream.rangeClosed(1, all).filter(mask -> (mask & ~all) == 0).mapToObj(Pathway::ofMask).toList();
    }
}
