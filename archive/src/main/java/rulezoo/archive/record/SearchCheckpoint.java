package rulezoo.archive.record;

import java.util.List;

/**
 * State of a search at the end of a generation, as plain arrays: enough to go on exactly as if it had never
 * stopped.
 *
 * @param run id of the search
 * @param settings JSON of its settings
 * @param generation last generation completed, from 0, counted over all demes
 * @param evaluations rules judged so far
 * @param demes one for each set of plastic pathways that is searched
 * @param knownIds ids of all rules archived by this search so far
 */
public record SearchCheckpoint(String run, String settings, int generation, long evaluations, List<Deme> demes,
        List<String> knownIds) {
    public SearchCheckpoint {
        demes = List.copyOf(demes);
        knownIds = List.copyOf(knownIds);
    }
}
