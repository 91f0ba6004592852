package rulezoo.cli.search;

import java.io.PrintWriter;
import rulezoo.analysis.stable.ChainTraces;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.SearchCheckpoint;
import rulezoo.evolve.SettingsJson;
import rulezoo.evolve.strategy.Strategies;
import rulezoo.simulator.rule.Pathway;

/** Prints whether the chains of a search that samples agree. */
final class ChainTable {
    private ChainTable() {}

    /** A table for each set of pathways, if the search samples; else nothing. */
    static void print(SearchCheckpoint checkpoint, Zoo zoo, PrintWriter out) {
        if (!Strategies.of(SettingsJson.read(checkpoint.settings()).breeding().strategy()).samples()) {
            return;
        }
        for (Deme deme : checkpoint.demes()) {
            ChainTraces traces = ChainTraces.of(checkpoint, deme, zoo.rules());
            if (!traces.areLongEnough()) {
                out.println(Pathway.format(deme.plastic())
                        + ": chains are too short to be compared, or have not all started");
                continue;
            }
            out.print(traces.table("chains").console());
        }
    }
}
