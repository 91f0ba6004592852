package rulezoo.analysis.inference;

/**
 * Recorded rates of some neurons.
 *
 * @param neurons which
 * @param rates one row per step, one column per recorded neuron
 */
public record ObservedActivity(int[] neurons, double[][] rates) {
    /**
     * Checks the rates.
     *
     * @throws IllegalArgumentException if nothing was recorded, a row has a wrong length, or a rate is not finite
     */
    public ObservedActivity {
        if (neurons.length == 0) {
            throw new IllegalArgumentException("no neuron was recorded: record at least one");
        }
        for (int t = 0; t < rates.length; t++) {
            Finite.check(rates[t], neurons.length, "recorded rates", t);
        }
    }
}
