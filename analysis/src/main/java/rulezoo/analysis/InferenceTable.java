package rulezoo.analysis;

import static rulezoo.analysis.figure.CsvTable.rounded;

import java.util.List;
import rulezoo.archive.ProbeMeasure;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * What could be inferred of archived rules from the activity that they produce
 * ({@code infer rule --archive}).
 */
final class InferenceTable {
    private static final String PROBE = "inference";
    private static final double TOLERANCE = 0.1;

    private InferenceTable() {}

    /** The records of the zoo. */
    static List<ProbeRecord> records(List<ProbeRecord> probes) {
        return probes.stream().filter(probe -> probe.probe().equals(PROBE)).toList();
    }

    /** A table for the page, one row a record. */
    static String of(List<ProbeRecord> records) {
        return Html.table(
                "Coefficients determined: the number of terms of x, y and w whose standard error is at most a tenth"
                        + " of the rule's largest coefficient, by the Fisher information of one trajectory. Spectrum: orders of"
                        + " magnitude between its largest and its smallest eigenvalue. R\u00b2 is for trajectories that were"
                        + " not used for fitting.",
                List.of("rule", "pathway", "recorded", "R\u00b2 of activity", "R\u00b2 of weights", "coefficients told",
                        "spectrum"),
                records.stream().map(InferenceTable::row).toList());
    }

    private static List<String> row(ProbeRecord probe) {
        List<Double> scores = probe.measure(ProbeMeasure.INFERENCE_SCORES);
        double largest = probe.measure(ProbeMeasure.TAYLOR_TRUE).stream().mapToDouble(Math::abs).max().orElse(0);
        long told = probe.measure(ProbeMeasure.TAYLOR_ERROR).stream().filter(e -> e <= TOLERANCE * largest).count();
        List<Double> spectrum = probe.measure(ProbeMeasure.FISHER_SPECTRUM).stream().filter(e -> e > 0).toList();
        String orders = spectrum.isEmpty()
                ? rounded(Double.NaN, 1)
                : rounded(Math.log10(spectrum.getFirst() / spectrum.getLast()), 1);
        return List.of(probe.ruleId(), Pathway.format(probe.plastic()), probe.variant(),
                rounded(scores.getFirst(), 3), rounded(scores.getLast(), 3), Long.toString(told), orders);
    }
}
