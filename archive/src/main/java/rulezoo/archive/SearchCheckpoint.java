package rulezoo.archive;

import java.util.List;

/**
 * State of a search at the end of a generation, as plain arrays: enough to go on exactly as if it had never
 * stopped.
 *
 * @param run id of the search
 * @param settings JSON of its settings
 * @param generation last generation completed, from 0
 * @param evaluations rules judged so far
 * @param genomes coefficient vectors of the population: {@code [individual][coefficient]}
 * @param fitness fitness of each individual
 * @param birth generation in which each individual was born
 * @param outcomes number of rules by what became of them, in the order of the search's stages
 * @param knownIds ids of all rules archived by this search so far
 */
public record SearchCheckpoint(String run, String settings, int generation, long evaluations, double[][] genomes,
        double[] fitness, long[] birth, long[] outcomes, List<String> knownIds) {
    /** Copies the list. */
    public SearchCheckpoint {
        knownIds = List.copyOf(knownIds);
    }
}
