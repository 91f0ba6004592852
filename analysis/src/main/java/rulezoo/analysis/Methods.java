package rulezoo.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rulezoo.analysis.figure.Labels;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.CoActivityTrend;
import rulezoo.analysis.memory.MemoryData;
import rulezoo.analysis.memory.MemoryPrevalence;
import rulezoo.archive.RuleRecord;
import rulezoo.simulator.Software;
import rulezoo.simulator.engine.Simulation;
import rulezoo.simulator.network.CodependentSpec;
import rulezoo.simulator.network.FeedforwardSpec;
import rulezoo.simulator.network.LinearNeuronSpec;
import rulezoo.simulator.network.MeanFieldSpec;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.network.RecurrentRateSpec;

/** How the numbers came about, in sentences, with the settings of the records at hand. */
final class Methods {
    private static final List<String> REFERENCES = List.of(
            "Arthur and Vassilvitskii, k-means++, SODA 2007, 1027.",
            "Benjamini and Hochberg, J. R. Stat. Soc. B 57, 289 (1995).",
            "Confavreux, Ramesh et al., NeurIPS 2023 (fSBI).",
            "Confavreux et al., Memory by a thousand rules, bioRxiv 2025 (Mem1k).",
            "Confavreux, Dorrell, Patel and Saxe, Memory by accident, NeurIPS 2025 (MBA).",
            "Fieller, Hartley and Pearson, Biometrika 44, 470 (1957).",
            "Greenwood, Rep. Public Health Med. Subj. 33, 1 (1926).",
            "Kaplan and Meier, J. Am. Stat. Assoc. 53, 457 (1958).", "Liang and Zeger, Biometrika 73, 13 (1986).",
            "Owen, Ann. Appl. Stat. 1, 386 (2007).", "Page, J. Am. Stat. Assoc. 58, 216 (1963).",
            "Satterthwaite, Biometrics Bull. 2, 110 (1946).",
            "Vendramin, Campello and Hruschka, Stat. Anal. Data Min. 3, 209 (2010).",
            "Wilson, J. Am. Stat. Assoc. 22, 209 (1927).");

    private Methods() {}

    /** The paragraphs of the section. */
    static List<String> paragraphs(ZooAnalysis analysis) {
        List<String> text = new ArrayList<>();
        if (!analysis.rules().isEmpty()) {
            text.add(rules(analysis.rules()));
        }
        analysis.stableSet().ifPresent(s -> text.addAll(StableSetText.methods(s)));
        analysis.memory().ifPresent(m -> {
            text.add(probes(m.data()));
            text.add("Memory score: dr = 2 (r_nov \u2212 r_fam) / (r_nov + r_fam + 0.01), with the mean rates of the "
                    + "excitatory neurons in response to the novel and the familiar pattern. From each dr the dr of the "
                    + "static network with the same seed, wiring and input is subtracted, because two patterns differ even "
                    + "in an untrained network (which receptive fields lie on them is drawn with the seed). Networks that "
                    + "did not meet the criteria up to the test have no memory score; the fraction that did stands beside "
                    + "every figure.");
            text.add(
                    "Means: a rule\u2019s score is its mean over seeds (and over subsets of its pathways of the same K), "
                            + "and rules weigh the same. Intervals (95 %): standard error from drawing rules with replacement ("
                            + Bootstrap.RESAMPLES + " times, " + Bootstrap.ALGORITHM
                            + ", fixed seed) and, because all rules share "
                            + "the seeds and their controls, from drawing seeds in the same way; Student\u2019s quantile with "
                            + "Satterthwaite\u2019s degrees of freedom. \u201cSize, noise removed\u201d: root of the mean product of "
                            + "two different seeds\u2019 effects of the same rule, which noise does not raise; 0 if that mean is "
                            + "negative.");
            text.add(
                    "Single rules: two-sided paired t-test over seeds of dr against the static control\u2019s, with at least "
                            + MemoryPrevalence.MINIMUM_SEEDS
                            + " stable seeds; Benjamini-Hochberg at a false discovery rate of 5 % "
                            + "over all rules and delays of the same N and K; Wilson\u2019s interval on the fraction. The raw "
                            + "fraction (p < 0.05) is the published measure, where the test was an unpaired one. Tests of rules "
                            + "that share controls are not independent.");
            text.add(
                    "Trends: least squares of a rule\u2019s mean effect on log2 N and K together, over all stable networks, "
                            + "and within rules (each rule\u2019s own mean subtracted), with intervals as above. When N changes at "
                            + "fixed connection probability, weights, their bound and the learning rate scale as 1/N. In the linear "
                            + "toy model with a uniform background, memory depends neither on N nor, for identical rules, on K.");
            text.add(
                    "Signal-to-noise ratio: signal\u00b2 is the mean over rules of the mean product of two different seeds\u2019 "
                            + "effects, noise\u00b2 the rest of their mean square; slopes are least squares of log SNR on log N and log K over all "
                            + "conditions, against the expectation of 1/2 and 0 (linear theory at fixed homeostatic time). "
                            + "Trend with K within rules: permutation of each rule\u2019s effects among its K ("
                            + CoActivityTrend.PERMUTATIONS
                            + " permutations; the normal limit for more than " + CoActivityTrend.MOST_PERMUTED
                            + " rules), Benjamini-Hochberg over N and delays; seeds are held, so that the p-value is of these seeds. "
                            + "Lifetimes: Kaplan and Meier (1958) with Greenwood\u2019s variance and log-log intervals; a rule that remembers at "
                            + "the last delay it was tested at is censored there. Knock-outs: a rule counts as stable if all its seeds stayed so.");
        });
        analysis.memory().ifPresent(m -> {
            text.add(
                    "Fraction with memory and lifetime against N and K: least squares on log2 N and K together with rules as "
                            + "clusters (Liang and Zeger 1986, corrected for few clusters, Student\u2019s t with one degree of freedom less "
                            + "than rules). Lifetime: log2 of 1 + the last delay in seconds at which a rule remembers.");
            if (!m.predictions().isEmpty()) {
                text.add("Prediction of memory: as that of metrics, over the " + m.predictions().getFirst().prediction()
                        .r2().n() + " rules tested with all pathways plastic at N = "
                        + m.predictions().getFirst().excitatory()
                        + ", rates over the same rules beside it (after Confavreux et al. 2025, figure 1C).");
            }
            if (!m.relations().isEmpty()) {
                text.add(
                        "Memory against other properties: Spearman\u2019s rank correlation over rules; intervals of Fisher\u2019s z "
                                + "with standard error 1.06 / sqrt(n \u2212 3) (Fieller, Hartley and Pearson 1957).");
            }
        });
        text.add("References: " + String.join(" ", REFERENCES));
        text.add("rulezoo " + Software.VERSION + ", simulation format " + Simulation.FORMAT_VERSION + ".");
        return text;
    }

    private static String rules(List<RuleRecord> rules) {
        return "Archive: " + rules.size() + (rules.size() == 1 ? " rule" : " rules") + ", selected by stability alone ("
                + distinct(rules.stream().map(r -> r.criteria().id()).toList()) + "), confirmed on networks of "
                + distinct(rules.stream().map(r -> network(r.network())).toList()) + " over "
                + Labels.range(rules.stream().mapToInt(r -> r.confirmations().size())) + " seeds in the protocol "
                + distinct(rules.stream().map(r -> r.protocol().name() + " (" + Labels.number(
                        r.protocol().durationSeconds()) + " s)").toList())
                + ".";
    }

    private static String probes(MemoryData data) {
        return "Probes: " + data.experiment().describe() + "; delays "
                + data.delays().stream().map(Labels::delay).collect(Collectors.joining(", ")) + "; networks of "
                + distinct(data.networks().stream().map(Methods::network).toList()) + "; " + data.scores().size()
                + " measurements of plastic and " + data.controls().size()
                + " of static networks, of which "
                + Labels.percent(data.controls().stream().filter(c -> c.stable()).count()
                        / (double) data.controls().size())
                + " met the criteria themselves (a control counts whether or not it did).";
    }

    /** A network in a few words. */
    static String network(NetworkModel model) {
        return switch (model) {
            case NetworkSpec spec -> neurons(spec);
            case CodependentSpec spec -> neurons(spec.network()) + " and adaptation";
            case FeedforwardSpec spec -> "one neuron with " + spec.excitatoryInputs() + " + " + spec.inhibitoryInputs()
                    + " Poisson inputs at " + Labels.number(spec.inputRateHz()) + " Hz";
            case LinearNeuronSpec spec -> "one linear neuron with " + spec.blocks().size() + " x "
                    + spec.inputsPerBlock() + " inputs, noise " + Labels.number(spec.inputNoise());
            case MeanFieldSpec spec -> "two rates (mean field) driven at " + Labels.number(spec.driveHz()) + " Hz";
            case RecurrentRateSpec spec -> spec.excitatory() + " + " + spec.excitatory() / 4
                    + (spec.rectified() ? " rectified" : " linear") + " rate neurons";
        };
    }

    private static String neurons(NetworkSpec spec) {
        return spec.excitatory() + " + " + spec.inhibitory()
                + " spiking neurons (excitatory + inhibitory), connection probability "
                + Labels.number(spec.connectionProbability()) + ", background input at "
                + Labels.number(spec.input().rateHz()) + " Hz";
    }

    private static String distinct(List<String> values) {
        return String.join(", ", new TreeSet<>(values));
    }
}
