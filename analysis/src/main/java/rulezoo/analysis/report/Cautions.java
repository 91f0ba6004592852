package rulezoo.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryData;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.memory.RateContrast;
import rulezoo.analysis.memory.Replicate;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.archive.ProbeRecord;

/** What a reader of a table of memory must know before believing a number of it. */
public final class Cautions {
    private static final int FEW_RULES = 8;
    private static final int PUBLISHED_SEEDS = 5;

    private Cautions() {}

    /**
     * {@return one sentence for each}
     *
     * @param table statistics of one experiment
     */
    public static List<String> of(MemoryTable table) {
        List<String> cautions = new ArrayList<>();
        MemoryData data = table.primary();
        seeds(data, cautions);
        rules(table, cautions);
        lineages(data, cautions);
        table.contrasts().stream().map(RateContrast::sentence).forEach(cautions::add);
        boolean settled = data.experiment().variant().contains(ProbeRecord.FROZEN_SETTLED);
        if (!settled && data.plasticSets().size() > 1) {
            cautions.add(
                    "Knocked-out pathways and the static network keep their initial weights, so that they are other "
                            + "networks than the full rule\u2019s and differ from it by more than plasticity: probe with --frozen-at settled.");
        }
        measures(table, cautions);
        if (data.delays().size() < ExponentialDecay.FEWEST_DELAYS) {
            cautions.add("No decay time is fitted: that needs " + ExponentialDecay.FEWEST_DELAYS + " delays, and "
                    + data.delays().size() + (data.delays().size() == 1 ? " was" : " were") + " probed.");
        }
        if (data.unpaired() > 0) {
            cautions.add(data.unpaired() + " stable probes have no static control of their seed and are left out.");
        }
        data.otherExperiments().entrySet().stream().map(other -> other.getValue()
                + " probe records of another experiment are left out: " + other.getKey().describe() + ".").sorted()
                .forEach(cautions::add);
        return cautions;
    }

    private static void seeds(MemoryData data, List<String> cautions) {
        List<Replicate> replicates = data.replicates();
        long wirings = replicates.stream().map(Replicate::wiring).distinct().count();
        long patterns = replicates.stream().map(Replicate::patterns).distinct().count();
        long seeds = Math.min(wirings, patterns);
        if (replicates.size() < MemoryPrevalence.MINIMUM_SEEDS) {
            cautions.add("Only " + seeds + (seeds == 1 ? " seed was" : " seeds were")
                    + " probed: single rules cannot be tested with fewer than " + MemoryPrevalence.MINIMUM_SEEDS
                    + (seeds == 1 ? ", and no mean has an interval" : "") + ". Run probe with more --seeds.");
        } else if (seeds < PUBLISHED_SEEDS) {
            cautions.add(
                    "With " + seeds + (wirings == patterns ? " seeds" : wirings < patterns ? " wirings" : " patterns")
                            + " a test of a single rule has little power (published: " + PUBLISHED_SEEDS
                            + " seeds), so that rules that do remember can go unnoticed.");
        }
    }

    private static void rules(MemoryTable table, List<String> cautions) {
        int fewest = table.rows().stream().mapToInt(r -> r.effect().effect().n()).min().orElse(0);
        if (fewest < FEW_RULES) {
            cautions.add(fewest == 0
                    ? "In some conditions no network stayed stable beside its control: they have no memory score."
                    : "Some conditions rest on " + fewest + (fewest == 1 ? " rule" : " rules")
                            + " only; their intervals are rough.");
        }
    }

    private static void lineages(MemoryData data, List<String> cautions) {
        List<String> rules = data.rules();
        int lineages = data.lineages().count(rules);
        if (lineages < Lineages.FEW && rules.size() > 1) {
            cautions.add("The " + rules.size() + " rules probed descend from only " + lineages
                    + (lineages == 1 ? " founder" : " founders") + ": "
                    + (lineages == 1
                            ? "nothing can be said about other rules than its descendants"
                            : "intervals from drawing so few lineages are rough, mostly too narrow; " + Lineages.FEW
                                    + " or more are wanted")
                    + ".");
        }
        Set<String> broken = rules.stream().filter(data.lineages().broken()::contains).collect(Collectors.toSet());
        if (!broken.isEmpty()) {
            cautions.add("Of " + broken.size() + " of the " + rules.size()
                    + " rules probed a parent is not in the zoo, so that "
                    + "the number of lineages, " + lineages + ", is the most that it can be.");
        }
    }

    private static void measures(MemoryTable table, List<String> cautions) {
        if (table.primary().quantity() == Quantity.DR) {
            cautions.add(
                    "The records do not hold responses before training, so that suppression is not known: memory is "
                            + "measured by dr, which depends on rates.");
        } else if (table.stoodIn() > 0) {
            cautions.add("In " + table.stoodIn()
                    + " records the background before training was not measured; that before the "
                    + "first test stands in for it in suppression and in evoked responses.");
        }
    }
}
