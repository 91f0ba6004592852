package rulezoo.archive;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
    /** Copies the lists. */
    public SearchCheckpoint {
        demes = List.copyOf(demes);
        knownIds = List.copyOf(knownIds);
    }

    /**
     * {@return the checkpoint that a zoo's search saved last, if any; the search may be running} A damaged one is
     * passed over.
     *
     * @param zoo folder of a zoo
     * @throws IOException if a file cannot be read
     */
    public static Optional<SearchCheckpoint> latest(Path zoo) throws IOException {
        for (Path file : new ZooLayout(zoo).search().segments().reversed()) {
            try {
                return Optional.of(CheckpointTable.decode(ZooScan.table(file)));
            } catch (NoSuchFileException | SegmentException passedOver) {
                // removed by the search that goes on, or damaged: the one before will do
            }
        }
        return Optional.empty();
    }
}
