package rulezoo.cli.search;

import java.util.List;
import rulezoo.analysis.stable.ChainTraces;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.evolve.SettingsJson;
import rulezoo.evolve.strategy.Strategies;

/**
 * The chains of a search that samples, those of one set of pathways together; none of a search that does not.
 *
 * @param all also those that are too short to be compared
 */
public record SampledChains(List<ChainTraces> all) {
    /** Reads where a search stands, and follows its chains through what it has found. */
    public static SampledChains of(SearchCheckpoint checkpoint, Zoo zoo) {
        boolean samples = Strategies.of(SettingsJson.read(checkpoint.settings()).breeding().strategy()).samples();
        return new SampledChains(samples
                ? checkpoint.demes().stream().map(deme -> ChainTraces.of(checkpoint, deme, zoo.rules())).toList()
                : List.of());
    }

    /** Those that can be compared. */
    public List<ChainTraces> longEnough() {
        return all.stream().filter(ChainTraces::areLongEnough).toList();
    }
}
