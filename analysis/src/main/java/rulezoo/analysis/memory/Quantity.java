package rulezoo.analysis.memory;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import rulezoo.analysis.table.Column;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeMeasure;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.simulator.rule.Pathway;

/**
 * What one record of a familiarity task says: rates and responses, the two measures of memory, and further
 * scores, which are 0 without memory (and without chance differences between patterns). Definitions are those
 * of {@link FamiliarityOutcome}.
 */
public enum Quantity {
    /**
     * The headline measure: the share of a pattern's evoked response that training took away, of the familiar
     * minus that of the novel pattern. Each pattern is its own control.
     */
    SUPPRESSION("suppression", "1", Against.NOTHING, of(FamiliarityOutcome::suppression)),
    /** The published measure, dr of mean rates (docs/science.md, 4.1). */
    DR("dr", "1", Against.STATIC, of(FamiliarityOutcome::dr)),
    /** The largest dr that a network of these rates and responses can have. */
    DR_CEILING("ceiling of dr", "1", Against.NOTHING, of(FamiliarityOutcome::drCeiling)),
    /** Suppression of the familiar pattern. */
    SUPPRESSION_FAMILIAR("suppression of the familiar pattern", "1", Against.NOTHING,
            of(FamiliarityOutcome::suppressionFamiliar)),
    /** Suppression of the novel pattern. */
    SUPPRESSION_NOVEL("suppression of the novel pattern", "1", Against.NOTHING,
            of(FamiliarityOutcome::suppressionNovel)),
    /** Excitatory rate before training, in the second before its test. */
    BACKGROUND_BEFORE("background before training", "Hz", Against.NOTHING,
            of(FamiliarityOutcome::backgroundBeforeHz)),
    /** Excitatory rate in the second before the test. */
    BACKGROUND("background", "Hz", Against.NOTHING, of(FamiliarityOutcome::backgroundHz)),
    /** Evoked response before training, mean of both patterns. */
    EVOKED_BEFORE("evoked before training", "Hz", Against.NOTHING,
            of(o -> (o.familiar().beforeHz() + o.novel().beforeHz()) / 2)),
    /** Evoked response to the familiar pattern after training. */
    EVOKED_FAMILIAR("evoked by the familiar pattern", "Hz", Against.NOTHING, of(o -> o.familiar().afterHz())),
    /** Evoked response to the novel pattern after training. */
    EVOKED_NOVEL("evoked by the novel pattern", "Hz", Against.NOTHING, of(o -> o.novel().afterHz())),
    /** dsr, of the standard deviations over neurons. */
    DSR("dsr", "1", Against.STATIC, of(FamiliarityOutcome::dsr)),
    /** dON = 2 (on_nov - on_fam) / (on_nov + on_fam), of ON responses. */
    ON("dON", "1", Against.STATIC, (record, _) -> on(record)),
    /** d' of a decoder that sees 256 sampled neurons in one trial. */
    D_PRIME("d' of 256 neurons", "1", Against.NOTHING, of(o -> o.sampled().dPrime())),
    /** ROC area of that decoder, minus 1/2. */
    AUC("ROC area of 256 neurons, minus 1/2", "1", Against.NOTHING, of(o -> o.sampled().area() - 0.5)),
    /**
     * ROC area of a decoder that sees the population rate of one trial, minus 1/2: how often a novel trial has a
     * higher rate than a familiar one, over all pairs of trials of one network. Each rate is compared with what
     * the same pattern evoked before training, if that was measured.
     */
    POPULATION_AUC("ROC area of the population rate, minus 1/2", "1", Against.NOTHING,
            of(o -> o.population().area() - 0.5)),
    /**
     * Imprint in the weights E to E of the familiar patterns minus that of the novel ones, where this pathway was
     * plastic.
     */
    IMPRINT_EE("imprint E to E", "1", Against.NOTHING, imprint(Pathway.EE)),
    /** The same for E to I. */
    IMPRINT_EI("imprint E to I", "1", Against.NOTHING, imprint(Pathway.EI)),
    /** The same for I to E. */
    IMPRINT_IE("imprint I to E", "1", Against.NOTHING, imprint(Pathway.IE));

    private final String label;
    private final String unit;
    private final Against against;
    private final Value value;

    Quantity(String label, String unit, Against against, Value value) {
        this.label = label;
        this.unit = unit;
        this.against = against;
        this.value = value;
    }

    private enum Against {
        NOTHING, STATIC
    }

    /** Takes a number of a record and of the record of the same simulation at its first delay. */
    private interface Value {
        double of(ProbeRecord record, ProbeRecord first);
    }

    private static Value of(ToDoubleFunction<FamiliarityOutcome> value) {
        return (record, first) -> value.applyAsDouble(FamiliarityOutcome.of(record, first));
    }

    /** {@return what it is called} */
    public String label() {
        return label;
    }

    /** {@return the SI unit; {@code 1} for a pure number} */
    public String unit() {
        return unit;
    }

    /**
     * {@return whether the value of the static network of the same seed is subtracted} Two patterns never excite
     * even an untrained network equally. A quantity that compares each pattern with itself before training needs
     * no such correction; the static network's value then shows beside it what chance makes.
     */
    public boolean isAgainstStatic() {
        return against == Against.STATIC;
    }

    /** {@return whether this is one of the two measures of memory that are analyzed in full} */
    public boolean isMemory() {
        return this == SUPPRESSION || this == DR;
    }

    /** {@return whether this is an imprint in the weights of one pathway} */
    public boolean isImprint() {
        return this == IMPRINT_EE || this == IMPRINT_EI || this == IMPRINT_IE;
    }

    /** {@return what an effect of this quantity is, in words} */
    public String effectLabel() {
        return isAgainstStatic() ? label + " \u2212 static" : label;
    }

    /** {@return its name for scripts} */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return columns of a table whose rows are about effects on a quantity}
     *
     * @param of the quantity of a row
     * @param <T> a row
     */
    static <T> List<Column<T>> columns(Function<? super T, Quantity> of) {
        return List.of(Column.of("quantity", "", "", of),
                Column.of("", "measure", "", row -> of.apply(row).effectLabel()));
    }

    /**
     * {@return the quantity of a record; NaN if it was not measured}
     *
     * @param record record of a plastic network or of a control
     * @param first record of the same simulation at its first delay, for what older records lack
     */
    public double of(ProbeRecord record, ProbeRecord first) {
        return value.of(record, first);
    }

    private static double on(ProbeRecord record) {
        double novel = mean(record.measure(ProbeMeasure.NOVEL_ON));
        double familiar = mean(record.measure(ProbeMeasure.FAMILIAR_ON));
        return 2 * (novel - familiar) / (novel + familiar);
    }

    /** A static network has no imprint; of a plastic one, only pathways that could take one say something. */
    private static Value imprint(Pathway pathway) {
        return (record, first) -> record.isControl()
                ? 0
                : FamiliarityOutcome.of(record, first).imprint().get(pathway.ordinal());
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
}
