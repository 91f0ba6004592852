package rulezoo.analysis.report;

import java.util.ArrayList;
import java.util.List;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryData;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.MemoryResults;
import rulezoo.analysis.memory.MemoryTable;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.analysis.statistics.Heterogeneity;

/** How the numbers about memory came about, in sentences. */
final class MemoryMethods {
    private MemoryMethods() {}

    static List<String> paragraphs(MemoryResults results) {
        MemoryTable table = results.table();
        List<String> text = new ArrayList<>(List.of(measures(table), means(table.primary()), tests(), factorial(),
                sizes(), decays()));
        if (table.seedComponents().values().stream().anyMatch(c -> !c.isEmpty())) {
            text.add(
                    "What seeds vary by: variance components of the crossed wirings and patterns from mean squared differences of pairs "
                            + "that share the one, the other, or neither (those of the analysis of variance where nothing is missing), within "
                            + "rules; intervals from leaving out one level after another (Efron and Stein 1981).");
        }
        if (!results.predictions().isEmpty()) {
            text.add("Prediction of memory: as that of metrics, over the "
                    + results.predictions().getFirst().prediction().r2().n()
                    + " rules tested with all pathways plastic at N = " + results.predictions().getFirst().excitatory()
                    + ", rates over the same rules beside it (after Confavreux et al. 2025, figure 1C).");
        }
        if (!results.relations().isEmpty()) {
            text.add(
                    "Memory against other properties: Spearman\u2019s rank correlation over rules; intervals of Fisher\u2019s z with "
                            + "standard error 1.06 / sqrt(n \u2212 3) (Fieller, Hartley and Pearson 1957).");
        }
        return text;
    }

    private static String measures(MemoryTable table) {
        return "Measures: responses are mean rates of the excitatory neurons while a pattern is shown; an evoked response is that minus "
                + "the background just before. Suppression of a pattern is 1 \u2212 evoked after training / evoked by the same pattern before "
                + "it; the measure of memory is that of the familiar minus that of the novel pattern, which is its own control. dr = "
                + "2 (r_nov \u2212 r_fam) / (r_nov + r_fam + 0.01), the published measure, is taken minus that of the static network with the same "
                + "seed, wiring and input, because two patterns differ even in an untrained network. dr divides by the whole rate, so "
                + "that it cannot exceed a ceiling that depends on background and response: 2 (r \u2212 b) / (r + b + 0.01), with r the larger "
                + "response and b the background. The headline and the tests are about "
                + (table.primary().quantity() == Quantity.SUPPRESSION
                        ? "suppression"
                        : "dr, because the records hold no responses before training")
                + ". Networks that did not meet the criteria up to the test have no score; the fraction that did stands beside every "
                + "figure.";
    }

    private static String means(MemoryData data) {
        List<String> rules = data.rules();
        return "Means and intervals: a rule\u2019s score is its mean over seeds, and rules weigh the same. Rules that descend from a common "
                + "founder are not independent: parents were followed as far as the zoo holds them (through crossings, too), and the "
                + rules.size() + " rules probed come from " + data.lineages().count(rules)
                + " lineages. Intervals (95 %): standard error from drawing lineages with replacement ("
                + Bootstrap.RESAMPLES
                + " times, " + Bootstrap.ALGORITHM
                + ", fixed seed) and, because all rules share the seeds and their controls, from drawing seeds in the same way (wirings "
                + "and patterns each, where they were crossed); Student\u2019s quantile with Satterthwaite\u2019s degrees of freedom. With fewer "
                + "than about " + Lineages.FEW
                + " lineages such intervals are too narrow (Cameron, Gelbach and Miller 2008). Differences "
                + "between rules: variance component of rules crossed with seeds, and a permutation test ("
                + Heterogeneity.PERMUTATIONS
                + " exchanges of the rules\u2019 values within seeds).";
    }

    private static String tests() {
        return "Which rules remember: two-sided t-test over seeds of a rule\u2019s mean against 0, with at least "
                + MemoryPrevalence.MINIMUM_SEEDS
                + " stable seeds. The family of tests is all rules and delays of the same N and the same plastic "
                + "pathways: Benjamini-Hochberg at a false discovery rate of 5 %. Fractions have Wilson\u2019s interval with the effective "
                + "number of rules for lineages as clusters. \u201cAs published\u201d is Mem1k\u2019s test: Student\u2019s unpaired t-test of the responses "
                + "to the novel against those to the familiar pattern over seeds, p < 0.05, without control and correction. Both find more "
                + "rules where the noise of a simulation is smaller, as it is in larger networks: fractions are not compared across N.";
    }

    private static String factorial() {
        return "Pathways: rules probed with every subset of their pathways plastic are a full factorial within rules; the empty subset is "
                + "the static network. Main effect: mean change when a pathway becomes plastic, over all settings of the others; "
                + "interaction: by how much that change grows when a second pathway is plastic; Shapley value: mean contribution over all "
                + "orders of switching pathways on. Only rules with every subset stable in some seed count, so that stability selects "
                + "them. Benjamini-Hochberg over the main effects and interactions of all sizes and delays. A slope with the number of "
                + "plastic pathways is not given: it would depend on which pathways they are.";
    }

    private static String sizes() {
        return "Network size: least squares on log2 N within rules, for each set of plastic pathways by itself, and for main effects and "
                + "interactions of rules that are complete at several sizes. Signal-to-noise ratio: signal\u00b2 is the mean over rules of the "
                + "mean product of two different seeds\u2019 effects, noise\u00b2 the rest of their mean square.";
    }

    private static String decays() {
        return "Time: rules that are still found to remember after each delay (Kaplan and Meier 1958, Greenwood\u2019s variance, log-log "
                + "intervals, a rule that remembers at the last delay is censored there). Decay times are fitted to means over all rules, "
                + "never over rules that were chosen by their memory in the same data, and only with at least "
                + ExponentialDecay.FEWEST_DELAYS + " delays.";
    }
}
