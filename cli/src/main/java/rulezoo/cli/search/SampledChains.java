package rulezoo.cli.search;

import java.util.List;
import rulezoo.analysis.stable.ChainTraces;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.evolve.SettingsJson;
import rulezoo.evolve.strategy.Strategies;

/** The chains of a search that samples. */
public final class SampledChains {
    private SampledChains() {}

    /**
     * The chains of each set of pathways that are long enough to be compared; nothing if the search does not
     * sample.
     *
     * @param checkpoint where the search stands
     * @param zoo what it has found
     */
    public static List<ChainTraces> of(SearchCheckpoint checkpoint, Zoo zoo) {
        return samples(checkpoint)
                ? checkpoint.demes().stream().map(deme -> ChainTraces.of(checkpoint, deme, zoo.rules()))
                        .filter(ChainTraces::areLongEnough).toList()
                : List.of();
    }

    static boolean samples(SearchCheckpoint checkpoint) {
        return Strategies.of(SettingsJson.read(checkpoint.settings()).breeding().strategy()).samples();
    }
}
