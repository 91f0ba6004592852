package rulezoo.archive.record;

import java.util.ArrayList;
import java.util.List;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.statistics.Moments;

/**
 * What a familiarity record says about memory: rates, suppression and the published scores side by side. All
 * rates are means over excitatory neurons in Hz. What was not measured, or is undefined, is NaN.
 *
 * @param backgroundBeforeHz background just before the tests before training
 * @param backgroundStoodIn whether that was not measured (records of before schema version 4), and the
 *        background before the test at the first delay stands in for it
 * @param backgroundHz background in the second before the test
 * @param leastEvokedHz smallest response before training for which a suppression is computed,
 *        {@link #leastEvokedHz(int)}
 * @param novel responses to the novel pattern above background
 * @param familiar responses to the familiar pattern above background
 * @param dr the published score, {@link ProbeRecord#dr}
 * @param drCeiling the |dr| that the record would have if its weaker response had vanished into the
 *        background: {@code 2 (r - b) / (r + b + 0.01)} with r the larger of the two responses and b the
 *        background before the test. It limits dr of either sign, as long as no response lies below
 *        background; 0 if none lies above
 * @param dsr the same score of spreads over neurons, {@link ProbeRecord#dsr}
 * @param sampled decoder that sees {@link ProbeMeasure#SAMPLED_NEURONS} excitatory neurons, whatever the size
 *        of the network
 * @param population decoder that sees all excitatory neurons
 * @param imprint by pathway (EE, EI, IE, II): imprint of the familiar pattern minus that of the novel one,
 *        see {@link ProbeMeasure#IMPRINT}; NaN where the pathway was not plastic or has none
 */
public record FamiliarityOutcome(double backgroundBeforeHz, boolean backgroundStoodIn, double backgroundHz,
        double leastEvokedHz, Evoked novel, Evoked familiar, double dr, double drCeiling, double dsr, Decoder sampled,
        Decoder population,
        List<Double> imprint) {
    /** {@link #leastEvokedHz} of 1024 neurons and more. */
    private static final double LEAST_EVOKED_HZ = 0.2;
    private static final int NEURONS = 1024;

    /**
     * Responses to one pattern, or to all patterns of one kind, above the background just before: the mean over
     * all presentations.
     *
     * @param beforeHz before training
     * @param afterHz at the test
     */
    public record Evoked(double beforeHz, double afterHz) {
        /**
         * {@return the share of the response that training took away, {@code 1 - after / before}} 0: unchanged; 1:
         * nothing left; negative: it grew. NaN if the response before training was smaller than a limit.
         *
         * @param leastHz the limit, above 0
         */
        public double suppression(double leastHz) {
            return beforeHz >= leastHz ? 1 - afterHz / beforeHz : Double.NaN;
        }
    }

    /**
     * How well one presentation tells a novel pattern from a familiar one by the mean rate of some neurons,
     * relative to the mean rate that the same kind of pattern evoked in them before training (if that was
     * measured). Positive and above 1/2 if novel patterns evoke more.
     *
     * @param dPrime difference of means over the root of the mean variance of both kinds over presentations; NaN
     *        unless both were shown at least twice, and differently answered
     * @param area ROC area: how often a novel presentation is answered more than a familiar one, ties counting
     *        half
     */
    public record Decoder(double dPrime, double area) {
        private static final Decoder NONE = new Decoder(Double.NaN, Double.NaN);

        private static Decoder of(ProbeRecord record, ProbeMeasure novel, ProbeMeasure familiar,
                ProbeMeasure novelBefore, ProbeMeasure familiarBefore) {
            double[] n = values(record, novel);
            double[] f = values(record, familiar);
            if (n.length == 0 || f.length == 0) {
                return NONE;
            }
            double[] nBefore = values(record, novelBefore);
            double[] fBefore = values(record, familiarBefore);
            double offset = nBefore.length == 0 || fBefore.length == 0
                    ? 0
                    : Moments.mean(nBefore) - Moments.mean(fBefore);
            double higher = 0;
            for (double a : n) {
                for (double b : f) {
                    higher += (1 + Math.signum(a - b - offset)) / 2;
                }
            }
            double spread = Math.sqrt((Moments.sampleVariance(n) + Moments.sampleVariance(f)) / 2);
            return new Decoder(spread > 0 ? (Moments.mean(n) - Moments.mean(f) - offset) / spread : Double.NaN,
                    higher / (n.length * f.length));
        }
    }

    /** Copies the list. */
    public FamiliarityOutcome {
        imprint = List.copyOf(imprint);
    }

    /**
     * {@return the outcome of one record; if its background before training was not measured, that before its own
     * test stands in for it}
     *
     * @param record record of a familiarity probe
     * @throws IllegalArgumentException if the record compares no patterns
     */
    public static FamiliarityOutcome of(ProbeRecord record) {
        return of(record, record);
    }

    /**
     * {@return the outcome of one record}
     *
     * @param record record of a familiarity probe
     * @param first record of the same simulation at its first delay: its background stands in for that before
     *        training if that was not measured
     * @throws IllegalArgumentException if the record compares no patterns
     */
    public static FamiliarityOutcome of(ProbeRecord record, ProbeRecord first) {
        if (!record.isFamiliarity()) {
            throw new IllegalArgumentException("the probe " + record.probe() + " compares no patterns");
        }
        double[] measured = values(record, ProbeMeasure.BACKGROUND_BEFORE);
        double before = measured.length == 0 ? first.rateBeforeHz() : Moments.mean(measured);
        double now = record.rateBeforeHz();
        Evoked novel = new Evoked(Moments.mean(values(record, ProbeMeasure.NOVEL_BEFORE)) - before,
                record.novelHz() - now);
        Evoked familiar = new Evoked(Moments.mean(values(record, ProbeMeasure.FAMILIAR_BEFORE)) - before,
                record.familiarHz() - now);
        double larger = Math.max(record.novelHz(), record.familiarHz());
        return new FamiliarityOutcome(before, measured.length == 0, now,
                leastEvokedHz(record.network().size()), novel, familiar, record.dr(),
                Math.max(0, 2 * (larger - now) / (larger + now + ProbeRecord.DR_FLOOR_HZ)), record.dsr(),
                Decoder.of(record, ProbeMeasure.SAMPLED_NOVEL, ProbeMeasure.SAMPLED_FAMILIAR,
                        ProbeMeasure.SAMPLED_NOVEL_BEFORE, ProbeMeasure.SAMPLED_FAMILIAR_BEFORE),
                Decoder.of(record, ProbeMeasure.NOVEL_TRIALS, ProbeMeasure.FAMILIAR_TRIALS, ProbeMeasure.NOVEL_BEFORE,
                        ProbeMeasure.FAMILIAR_BEFORE),
                imprint(record));
    }

    /**
     * The smallest response before training for which a suppression is computed: twice the noise of one second of
     * independent neurons at 10 Hz, below which a ratio is noise over noise. Noise that all neurons share does
     * not become smaller in a larger network, so that the limit does not fall beyond 1024 neurons.
     *
     * @param neurons number of excitatory neurons
     * @return in Hz above background
     */
    public static double leastEvokedHz(int neurons) {
        return LEAST_EVOKED_HZ * Math.sqrt((double) NEURONS / Math.min(neurons, NEURONS));
    }

    /** {@return the share of the response to the familiar pattern that training took away} */
    public double suppressionFamiliar() {
        return familiar.suppression(leastEvokedHz);
    }

    /** {@return the share of the response to the novel pattern that training took away} */
    public double suppressionNovel() {
        return novel.suppression(leastEvokedHz);
    }

    /**
     * {@return the suppression of the familiar pattern beyond that of the novel one: the headline measure of
     * memory} Each response is compared with that to the same pattern before training. Positive: the familiar
     * pattern is suppressed, which is novelty preference; negative: familiarity preference.
     */
    public double suppression() {
        return suppressionFamiliar() - suppressionNovel();
    }

    private static List<Double> imprint(ProbeRecord record) {
        List<Double> familiar = record.measure(ProbeMeasure.IMPRINT);
        List<Double> novel = record.measure(ProbeMeasure.NOVEL_IMPRINT);
        List<Double> imprint = new ArrayList<>();
        for (Pathway pathway : Pathway.values()) {
            boolean told = record.plastic().contains(pathway) && !familiar.isEmpty() && !novel.isEmpty();
            imprint.add(told ? familiar.get(pathway.ordinal()) - novel.get(pathway.ordinal()) : Double.NaN);
        }
        return imprint;
    }

    private static double[] values(ProbeRecord record, ProbeMeasure measure) {
        return record.measure(measure).stream().mapToDouble(Double::doubleValue).toArray();
    }
}
