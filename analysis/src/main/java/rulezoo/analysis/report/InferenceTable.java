package rulezoo.analysis.report;

import java.util.List;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;

/**
 * What could be inferred of archived rules from the activity that they produce
 * ({@code infer rule --archive}).
 */
final class InferenceTable {
    private static final String PROBE = "inference";
    private static final double TOLERANCE = 0.1;

    private InferenceTable() {}

    /**
     * One row for each record of the probe.
     *
     * @param probes records of any probes
     */
    static Table<ProbeRecord> of(List<ProbeRecord> probes) {
        return Table.of("inferred-rules", """
                Coefficients determined: number of terms of x, y and w whose standard error is at most a tenth of the \
                rule\u2019s largest coefficient, by the Fisher information of one trajectory. Spectrum: orders of \
                magnitude between its largest and its smallest eigenvalue. R\u00b2 is for trajectories that were not \
                used for fitting.""",
                probes.stream().filter(probe -> probe.probe().equals(PROBE)).toList())
                .column("rule", "rule", "", ProbeRecord::ruleId).column("pathway", "pathway", "", ProbeRecord::plastic)
                .column("recorded", "recorded", "", probe -> probe.variant().text())
                .column("r2_activity", "R\u00b2 of activity", "",
                        probe -> probe.measure(ProbeMeasure.INFERENCE_SCORES).getFirst())
                .column("r2_weights", "R\u00b2 of weights", "",
                        probe -> probe.measure(ProbeMeasure.INFERENCE_SCORES).getLast())
                .column("coefficients_told", "coefficients determined", "", InferenceTable::told)
                .column("orders", "spectrum", "", InferenceTable::orders);
    }

    private static long told(ProbeRecord probe) {
        double largest = probe.measure(ProbeMeasure.TAYLOR_TRUE).stream().mapToDouble(Math::abs).max().orElse(0);
        return probe.measure(ProbeMeasure.TAYLOR_ERROR).stream().filter(e -> e <= TOLERANCE * largest).count();
    }

    private static double orders(ProbeRecord probe) {
        List<Double> spectrum = probe.measure(ProbeMeasure.FISHER_SPECTRUM).stream().filter(e -> e > 0).toList();
        return spectrum.isEmpty() ? Double.NaN : Math.log10(spectrum.getFirst() / spectrum.getLast());
    }
}
