package rulezoo.probes;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;

/** Which knock-outs of a rule are probed: a pathway outside the subset keeps its initial weights. */
public enum PathwaySubsets {
    /** The rule as it was evolved. */
    FULL,
    /** Every non-empty subset of the rule's plastic pathways. */
    ALL;

    /** The subsets of a rule that is plastic on the given pathways, smallest number of co-active rules first. */
    public List<Set<Pathway>> of(Set<Pathway> plastic) {
        if (this == FULL) {
            return List.of(plastic);
        }
        List<Pathway> pathways = List.copyOf(EnumSet.copyOf(plastic));
        List<Set<Pathway>> subsets = new ArrayList<>();
        for (int size = 1; size <= pathways.size(); size++) {
            for (int mask = 1; mask < 1 << pathways.size(); mask++) {
                if (Integer.bitCount(mask) == size) {
                    subsets.add(subset(pathways, mask));
                }
            }
        }
        return subsets;
    }

    private static Set<Pathway> subset(List<Pathway> pathways, int mask) {
        EnumSet<Pathway> subset = EnumSet.noneOf(Pathway.class);
        for (int i = 0; i < pathways.size(); i++) {
            if ((mask >> i & 1) != 0) {
                subset.add(pathways.get(i));
            }
        }
        return subset;
    }
}
