package rulezoo.analysis.report;

import java.util.ArrayList;
import java.util.List;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.memory.MemoryByCondition;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.analysis.memory.MemoryScores;
import rulezoo.analysis.memory.MemoryStatistics;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.ExponentialDecay;
import rulezoo.analysis.statistics.Heterogeneity;

/** How the numbers about memory came about, in sentences. */
final class MemoryMethods {
    private MemoryMethods() {}

    static List<String> paragraphs(MemoryStatistics results) {
        MemoryByCondition table = results.table();
        List<String> text = new ArrayList<>(List.of(measures(table), means(table.primary()), tests(), factorial(),
                sizes(), decays()));
        if (table.seedComponents().values().stream().anyMatch(c -> !c.isEmpty())) {
            text.add(
                    "What makes seeds differ. The variance components of the crossed wirings and patterns come from mean"
                            + " squared differences of pairs that share the wiring, the patterns, or neither, within rules. Where"
                            + " nothing is missing, they are those of the analysis of variance. The intervals come from leaving out"
                            + " one level after another (Efron and Stein 1981).");
        }
        if (!results.predictions().isEmpty()) {
            text.add("Prediction of memory: it is computed like that of metrics, over the "
                    + results.predictions().getFirst().prediction().r2().n()
                    + " rules tested with all pathways plastic at N = " + results.predictions().getFirst().excitatory()
                    + ", with rates over the same rules beside it (after Confavreux et al. 2025, figure 1C).");
        }
        if (!results.relations().isEmpty()) {
            text.add(
                    "Memory against other properties: Spearman\u2019s rank correlation over rules; intervals of Fisher\u2019s z with "
                            + "standard error 1.06 / sqrt(n \u2212 3) (Fieller, Hartley and Pearson 1957).");
        }
        if (!results.mechanisms().isEmpty()) {
            text.add(
                    "What explains memory: the regression is computed like the prediction of memory, over rules on which"
                            + " all four properties were measured. The drift of mean weights is w_creep of the confirming runs."
                            + " Nearness to instability is the inverse of the median first unstable step, and 0 if there is none.");
        }
        return text;
    }

    private static String measures(MemoryByCondition table) {
        return "Measures: a response is the mean rate of the excitatory neurons while a pattern is shown. An evoked"
                + " response is the response minus the background just before it. The suppression of a pattern is 1"
                + " \u2212 evoked after training / evoked by the same pattern before training. The measure of memory is"
                + " the suppression of the familiar pattern minus that of the novel pattern. Each pattern is its own"
                + " control. The published measure is dr = 2 (r_nov \u2212 r_fam) / (r_nov + r_fam + 0.01). The dr of"
                + " the static network with the same seed, wiring and input is subtracted from it, because two patterns"
                + " differ even in an untrained network. dr divides by the whole rate. It therefore cannot exceed a"
                + " ceiling that depends on background and response: 2 (r \u2212 b) / (r + b + 0.01), with r the larger"
                + " response and b the background. The headline and the tests use "
                + (table.primary().quantity() == Quantity.SUPPRESSION
                        ? "suppression"
                        : "dr, because the records hold no responses before training")
                + ". Networks that did not meet the criteria up to the test have no score. Every figure states the"
                + " fraction that met them.";
    }

    private static String means(MemoryScores data) {
        List<String> rules = data.rules();
        return "Means and intervals: the score of a rule is its mean over seeds, and all rules have the same"
                + " weight. Rules that descend from a common founder are not independent. Parents were followed as far"
                + " as the zoo holds them, also through crossings. The "
                + rules.size() + " probed rules come from " + data.lineages().count(rules)
                + " lineages. The 95 % intervals use a standard error from drawing lineages with replacement ("
                + Bootstrap.RESAMPLES
                + " times, " + Bootstrap.ALGORITHM
                + ", fixed seed). All rules share the seeds and their controls, so seeds are drawn in the same way"
                + " (wirings and patterns separately, where they were crossed). The quantile is Student\u2019s, with"
                + " Satterthwaite\u2019s degrees of freedom. With fewer than about " + Lineages.FEW
                + " lineages such intervals are too narrow (Cameron, Gelbach and Miller 2008). Differences between"
                + " rules are measured by the variance component of rules crossed with seeds, and tested by permutation"
                + " ("
                + Heterogeneity.PERMUTATIONS
                + " exchanges of the rules\u2019 values within seeds).";
    }

    private static String tests() {
        return "Which rules remember: each rule is tested by a two-sided t-test of its mean over seeds against 0,"
                + " with at least "
                + MemoryPrevalence.MINIMUM_SEEDS
                + " stable seeds. All rules and delays of the same N and the same plastic pathways form one family of"
                + " tests, corrected by Benjamini-Hochberg at a false discovery rate of 5 %. Fractions have"
                + " Wilson\u2019s interval with the effective number of rules for lineages as clusters. \u201cAs"
                + " published\u201d is the test of Mem1k: Student\u2019s unpaired t-test of the responses to the novel"
                + " against those to the familiar pattern over seeds, p < 0.05, without control and correction. Both"
                + " tests find more rules where the noise of a simulation is smaller, as it is in larger networks."
                + " Fractions are therefore not compared across N.";
    }

    private static String factorial() {
        return "Pathways: a rule that was probed with every subset of its pathways plastic is a full factorial. The"
                + " empty subset is the static network. A main effect is the mean change when a pathway becomes"
                + " plastic, over all settings of the others. An interaction is how much that change grows when a"
                + " second pathway is plastic. A Shapley value is the mean contribution over all orders of switching"
                + " pathways on. Only rules with every subset stable in some seed count, so stability selects them. The"
                + " correction is Benjamini-Hochberg over the main effects and interactions of all sizes and delays. No"
                + " slope with the number of plastic pathways is given, because it would depend on which pathways they"
                + " are. All pathways are compared with single ones within rules that were stable in all these networks.";
    }

    private static String sizes() {
        return "Network size: the slope is fitted by least squares on log2 N within rules, for each set of plastic"
                + " pathways, and for main effects and interactions of rules that are complete at several sizes. In the"
                + " signal-to-noise ratio, signal\u00b2 is the mean over rules of the mean product of the effects of"
                + " two different seeds, and noise\u00b2 is the rest of their mean square.";
    }

    private static String decays() {
        return "Time: the survival curve shows the rules that are still found to remember after each delay (Kaplan"
                + " and Meier 1958, Greenwood\u2019s variance, log-log intervals; a rule that remembers at the last"
                + " delay is censored there). Decay times are fitted to means over all rules, never to rules that were"
                + " chosen by their memory in the same data, and only with at least "
                + ExponentialDecay.FEWEST_DELAYS + " delays. How lifetime changes with N is the least-squares slope of"
                + " log2 of these decay times on log2 N, over rules that have a seed stable at every delay at every"
                + " size; there is none if the delays do not tell the decay time at some size.";
    }
}
