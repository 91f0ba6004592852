package rulezoo.analysis.memory;

/**
 * One quantity of one probe of a plastic network, beside the static network of the same seed, wiring and
 * input.
 *
 * @param rule id of the archived rule
 * @param condition network size, plastic pathways, delay
 * @param replicate the seeds
 * @param stable whether the criteria were met up to the test
 * @param value the quantity; NaN if it was not measured
 * @param control the same of the static network; NaN if there is no such control
 * @param baseline what is subtracted: the control, or 0, see {@link Quantity#isAgainstStatic}
 * @param responses what the two patterns evoked
 */
public record PairedScore(String rule, Condition condition, Replicate replicate, boolean stable, double value,
        double control, double baseline, Responses responses) {
    /**
     * Responses to the two patterns.
     *
     * @param novelHz mean excitatory rate in response to the novel pattern
     * @param familiarHz mean excitatory rate in response to the familiar pattern
     */
    public record Responses(double novelHz, double familiarHz) {}

    /** {@return the value minus what is subtracted; NaN if one of them is missing} */
    public double effect() {
        return value - baseline;
    }

    /** {@return what the static network would be said to have: 0 if the control is what is subtracted} */
    public double controlEffect() {
        return control - baseline;
    }

    /** {@return whether the score counts: the network was stable and the effect is there} */
    public boolean counts() {
        return stable && Double.isFinite(effect());
    }
}
