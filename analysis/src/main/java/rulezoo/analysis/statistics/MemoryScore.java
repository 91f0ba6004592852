package rulezoo.analysis.statistics;

import java.util.List;
import java.util.function.ToDoubleFunction;
import rulezoo.archive.ProbeMeasure;
import rulezoo.archive.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/** What one record says about memory: 0 without memory (and without chance differences between patterns). */
public enum MemoryScore {
    /** dr, of mean rates (science: D.1). */
    RATE(ProbeRecord::dr),
    /** dsr, of the standard deviations over neurons. */
    SPATIAL(ProbeRecord::dsr),
    /** dON = 2 (on_nov - on_fam) / (on_nov + on_fam), of ON responses. */
    ON(MemoryScore::on),
    /**
     * ROC area of a decoder that sees the population rate of one trial, minus 1/2: how often a novel trial has a
     * higher rate than a familiar one, over all pairs of trials of one network. Each rate is compared with what
     * the same pattern evoked before training, if that was measured.
     */
    ROC_AREA(MemoryScore::rocArea),
    /**
     * Imprint in the weights E to E of the familiar patterns minus that of the novel ones, where this pathway was
     * plastic.
     */
    IMPRINT_EE(record -> imprint(record, Pathway.EE)),
    /** The same for E to I. */
    IMPRINT_EI(record -> imprint(record, Pathway.EI)),
    /** The same for I to E. */
    IMPRINT_IE(record -> imprint(record, Pathway.IE));

    private final ToDoubleFunction<ProbeRecord> score;

    MemoryScore(ToDoubleFunction<ProbeRecord> score) {
        this.score = score;
    }

    /** {@return whether this is an imprint in the weights of one pathway} */
    public boolean isImprint() {
        return this == IMPRINT_EE || this == IMPRINT_EI || this == IMPRINT_IE;
    }

    /**
     * {@return the score of a record; NaN if it was not measured}
     *
     * @param record record of a plastic network or of a control
     */
    public double of(ProbeRecord record) {
        return score.applyAsDouble(record);
    }

    private static double on(ProbeRecord record) {
        double novel = mean(record.measure(ProbeMeasure.NOVEL_ON));
        double familiar = mean(record.measure(ProbeMeasure.FAMILIAR_ON));
        return 2 * (novel - familiar) / (novel + familiar);
    }

    /** The responses before training are the control here: nothing is subtracted for static networks. */
    private static double rocArea(ProbeRecord record) {
        if (record.isControl()) {
            return 0;
        }
        List<Double> novel = record.measure(ProbeMeasure.NOVEL_TRIALS);
        List<Double> familiar = record.measure(ProbeMeasure.FAMILIAR_TRIALS);
        List<Double> novelBefore = record.measure(ProbeMeasure.NOVEL_BEFORE);
        List<Double> familiarBefore = record.measure(ProbeMeasure.FAMILIAR_BEFORE);
        double offset = novelBefore.isEmpty() || familiarBefore.isEmpty()
                ? 0
                : mean(novelBefore) - mean(familiarBefore);
        double higher = 0;
        for (double n : novel) {
            for (double f : familiar) {
                higher += (1 + Math.signum(n - f - offset)) / 2;
            }
        }
        return higher / (novel.size() * familiar.size()) - 0.5;
    }

    /** A static network has no imprint; of a plastic one, only pathways that could take one say something. */
    private static double imprint(ProbeRecord record, Pathway pathway) {
        if (record.isControl()) {
            return 0;
        }
        if (!record.plastic().contains(pathway)) {
            return Double.NaN;
        }
        List<Double> familiar = record.measure(ProbeMeasure.IMPRINT);
        List<Double> novel = record.measure(ProbeMeasure.NOVEL_IMPRINT);
        return familiar.isEmpty() || novel.isEmpty()
                ? Double.NaN
                : familiar.get(pathway.ordinal()) - novel.get(pathway.ordinal());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
