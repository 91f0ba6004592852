package rulezoo.archive.record;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import rulezoo.simulator.rule.Pathway;

/**
 * State of the search over one set of plastic pathways: rules of different pathways do not mix, so that a
 * search over several sets keeps a population for each.
 *
 * @param plastic the plastic pathways
 * @param generation last generation completed, from 0; -1 before the first
 * @param genomes coefficient vectors of the population: {@code [individual][coefficient]}
 * @param fitness fitness of each individual
 * @param aspects fitness by aspect of stability: {@code [individual][aspect]}
 * @param activity what the network of each individual was seen to do: {@code [individual][6]}, rates of the
 *        two populations and drifts of the four pathways' weights; NaN where unknown
 * @param birth generation in which each individual was born
 * @param outcomes number of rules by what became of them, in the order of the search's stages
 * @param audits for every screen, the number of rejected rules that were confirmed nevertheless, and how many
 *        of them proved stable
 * @param founders id of the founder of each individual; empty if unknown
 */
public record Deme(Set<Pathway> plastic, int generation, double[][] genomes, double[] fitness, double[][] aspects,
        double[][] activity, long[] birth, long[] outcomes, long[] audits, List<String> founders) {
    public Deme {
        plastic = Collections.unmodifiableSet(EnumSet.copyOf(plastic));
        founders = List.copyOf(founders);
    }
}
