package rulezoo.analysis.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.MemoryScores;
import rulezoo.analysis.memory.PairedScore;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.memory.RateContrast;
import rulezoo.analysis.memory.Replicate;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeVariant;

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
    public static List<String> of(MemoryByCondition table) {
        List<String> cautions = new ArrayList<>();
        MemoryScores data = table.primary();
        seeds(data, cautions);
        rules(table, cautions);
        lineages(data, cautions);
        table.contrasts().stream().map(RateContrast::sentence).forEach(cautions::add);
        boolean settled = data.experiment().variant().has(ProbeVariant.Flag.FROZEN_SETTLED);
        if (!settled && data.plasticSets().size() > 1) {
            cautions.add(
                    "Knocked-out pathways and the static network keep their initial weights. They therefore differ from"
                            + " the network of the full rule by more than plasticity. To compare them, probe with --frozen-at"
                            + " settled.");
        }
        measures(table, cautions);
        responses(data, cautions);
        if (data.delays().size() < ExponentialDecay.FEWEST_DELAYS) {
            cautions.add("No decay time is fitted. A fit needs " + ExponentialDecay.FEWEST_DELAYS + " delays, and "
                    + data.delays().size() + (data.delays().size() == 1 ? " was" : " were") + " probed.");
        }
        if (data.unpaired() > 0) {
            cautions.add(data.unpaired() + " stable probes have no static control of their seed and are left out.");
        }
        data.otherExperiments().entrySet().stream().map(other -> other.getValue()
                + " probe records of another experiment are left out of all tables but trends-of-other-experiments: "
                + other.getKey().words() + ".").sorted()
                .forEach(cautions::add);
        return cautions;
    }

    private static void seeds(MemoryScores data, List<String> cautions) {
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
                            + " the test of a single rule has little power (published: " + PUBLISHED_SEEDS
                            + " seeds). Rules that remember can go unnoticed.");
        }
    }

    private static void rules(MemoryByCondition table, List<String> cautions) {
        int fewest = table.rows().stream().mapToInt(r -> r.effect().effect().n()).min().orElse(0);
        if (fewest < FEW_RULES) {
            cautions.add(fewest == 0
                    ? "In some conditions no network stayed stable. These conditions have no"
                            + " memory score."
                    : "Some conditions rest on only " + Labels.count(fewest, "rule")
                            + ". Their intervals are rough.");
        }
    }

    private static void lineages(MemoryScores data, List<String> cautions) {
        List<String> rules = data.rules();
        int lineages = data.lineages().count(rules);
        if (lineages < Lineages.FEW && rules.size() > 1) {
            cautions.add("The " + rules.size() + " probed rules descend from only "
                    + Labels.count(lineages, "founder") + ": "
                    + (lineages == 1
                            ? "nothing can be said about rules other than its descendants"
                            : "intervals from so few lineages are rough, and mostly too narrow; at least "
                                    + Lineages.FEW
                                    + " lineages are needed")
                    + ".");
        }
        Set<String> broken = rules.stream().filter(data.lineages().broken()::contains).collect(Collectors.toSet());
        if (!broken.isEmpty()) {
            cautions.add("For " + broken.size() + " of the " + rules.size()
                    + " probed rules, a parent is not in the zoo. The true number of lineages is therefore at most "
                    + lineages + ".");
        }
    }

    /** Suppression is a ratio: it is unknown, or noise, where the response before training was weak. */
    private static void responses(MemoryScores data, List<String> cautions) {
        if (data.quantity() != Quantity.SUPPRESSION) {
            return;
        }
        List<PairedScore> stable = data.scores().stream().filter(PairedScore::stable).toList();
        long unknown = stable.stream().filter(score -> Double.isNaN(score.value())).count();
        if (unknown > 0) {
            cautions.add(unknown + " of " + stable.size()
                    + " measurements in stable networks have no suppression, because"
                    + " a pattern evoked less than "
                    + Labels.rounded(FamiliarityOutcome.leastEvokedHz(data.sizes().getFirst()), 2)
                    + " Hz before training"
                    + (data.sizes().size() > 1 ? " (in the smallest network; see docs/probes.md)" : "") + ".");
        }
        double[] extremes = stable.stream().mapToDouble(PairedScore::value).filter(value -> Math.abs(value) > 1)
                .toArray();
        if (extremes.length > 0) {
            double farthest = Arrays.stream(extremes)
                    .reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
            cautions.add(extremes.length + " of " + stable.size()
                    + " measurements have a suppression beyond \u22121 to 1"
                    + " (the farthest is " + Labels.rounded(farthest, 2)
                    + "). The response before training was weak there,"
                    + " and the noise of its measurement is divided by it. They may decide a mean: compare it with the suppression of mean responses.");
        }
    }

    private static void measures(MemoryByCondition table, List<String> cautions) {
        if (table.primary().quantity() == Quantity.DR) {
            cautions.add(
                    "The records hold no responses before training, so suppression is unknown. Memory is measured by dr"
                            + " instead, which depends on rates.");
        } else if (table.stoodIn() > 0) {
            cautions.add("In " + table.stoodIn()
                    + " records the background before training was not measured. The background before the first test is"
                    + " used in its place, for suppression and for evoked responses.");
        }
    }
}
