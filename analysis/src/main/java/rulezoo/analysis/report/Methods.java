package rulezoo.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rulezoo.analysis.memory.MemoryScores;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.Software;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.network.NetworkModel;

/** How the numbers came about, in sentences, with the settings of the records at hand. */
final class Methods {
    private static final List<String> REFERENCES = List.of(
            "Arthur and Vassilvitskii, k-means++, SODA 2007, 1027.",
            "Benjamini and Hochberg, J. R. Stat. Soc. B 57, 289 (1995).",
            "Box, Hunter and Hunter, Statistics for Experimenters, Wiley (2005).",
            "Cameron, Gelbach and Miller, Rev. Econ. Stat. 90, 414 (2008); J. Bus. Econ. Stat. 29, 238 (2011).",
            "Confavreux, Ramesh et al., NeurIPS 2023 (fSBI).",
            "Confavreux et al., Memory by a thousand rules, bioRxiv 2025 (Mem1k).",
            "Confavreux, Dorrell, Patel and Saxe, Memory by accident, NeurIPS 2025 (MBA).",
            "Donner and Klar, Cluster Randomization Trials, Arnold (2000).",
            "Efron and Stein, Ann. Stat. 9, 586 (1981).",
            "Fieller, Hartley and Pearson, Biometrika 44, 470 (1957).",
            "Greenwood, Rep. Public Health Med. Subj. 33, 1 (1926).",
            "Kaplan and Meier, J. Am. Stat. Assoc. 53, 457 (1958).", "Owen, Ann. Appl. Stat. 1, 386 (2007).",
            "Satterthwaite, Biometrics Bull. 2, 110 (1946).",
            "Shapley, Ann. Math. Stud. 28, 307 (1953).",
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
            text.add(probes(m.table().data()));
            text.addAll(MemoryMethods.paragraphs(m));
        });
        text.add("References: " + String.join(" ", REFERENCES));
        text.add("rulezoo " + Software.VERSION + ", simulation format " + Simulation.FORMAT_VERSION + ".");
        return text;
    }

    private static String rules(List<RuleRecord> rules) {
        return "Archive: " + Labels.count(rules.size(), "rule") + ", selected by stability alone ("
                + distinct(rules.stream().map(r -> r.criteria().id()).toList()) + "), confirmed on networks of "
                + distinct(rules.stream().map(r -> r.network().describe()).toList()) + " over "
                + Labels.range(rules.stream().mapToInt(r -> r.confirmations().size())) + " seeds in the protocol "
                + distinct(rules.stream().map(r -> r.protocol().name() + " (" + Labels.number(
                        r.protocol().durationSeconds()) + " s)").toList())
                + ".";
    }

    private static String probes(MemoryScores data) {
        return "Probes: " + data.experiment().words() + "; delays "
                + data.delays().stream().map(Labels::delay).collect(Collectors.joining(", ")) + "; networks of "
                + distinct(data.networks().stream().map(NetworkModel::describe).toList()) + "; " + data.scores().size()
                + " measurements of plastic and " + data.controls().size()
                + " of static networks, of which "
                + Labels.percent(data.controls().stream().filter(c -> c.stable()).count()
                        / (double) data.controls().size())
                + " met the criteria themselves (a control counts whether or not it did).";
    }

    private static String distinct(List<String> values) {
        return String.join(", ", new TreeSet<>(values));
    }
}
