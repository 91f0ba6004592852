package rulezoo.cli.search;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import rulezoo.analysis.stable.ChainTraces;
import rulezoo.analysis.statistics.ChainConvergence;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.Deme;
import rulezoo.archive.record.RuleRecord;
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
            String name = Pathway.format(deme.plastic());
            if (!traces.areLongEnough()) {
                out.printf(Locale.ROOT, "%s: chains are too short to be compared, or have not all started%n", name);
                continue;
            }
            Map<String, ChainConvergence> all = traces.convergence();
            out.printf(Locale.ROOT, "%s: %d chains of %d steps (first half left out), %.1f %% of steps accepted%n",
                    name,
                    traces.chains().size(), traces.chains().getFirst().size(), 100 * traces.acceptance());
            if (traces.shareLeftByWeights() < 1) {
                out.printf(Locale.ROOT,
                        "%s: means are weighted, because screens rejected rules; that leaves %.0f %% of the effective sizes%n",
                        name, 100 * traces.shareLeftByWeights());
            }
            Map<String, ToDoubleFunction<RuleRecord>> quantities = traces.quantities();
            out.printf(Locale.ROOT, "  %-14s%10s%8s%10s%n", "", "mean", "R-hat", "effective");
            all.forEach((quantity, c) -> out.printf(Locale.ROOT, "  %-14s%10.4g%8.3f%10.0f%n", quantity,
                    traces.weightedMean(Objects.requireNonNull(quantities.get(quantity))), c.splitRhat(),
                    c.effectiveSize()));
        }
    }
}
