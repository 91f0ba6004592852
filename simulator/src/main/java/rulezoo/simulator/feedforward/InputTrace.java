package rulezoo.simulator.feedforward;

/**
 * Exponentially decaying traces of many neurons, stored relative to a scale that grows instead, so that a
 * step costs one multiplication for all of them.
 */
final class InputTrace {
    private static final double REBASE_ABOVE = 1e100;

    private final double[] scaled;
    private final double growth;
    private double scale = 1;

    InputTrace(int neurons, double tauSeconds, double stepSeconds) {
        scaled = new double[neurons];
        growth = StrictMath.exp(stepSeconds / tauSeconds);
    }

    double get(int neuron) {
        return scaled[neuron] / scale;
    }

    void increment(int neuron) {
        scaled[neuron] += scale;
    }

    /** Ends a step: all traces decay. */
    void decay() {
        scale *= growth;
        if (scale > REBASE_ABOVE) {
            for (int i = 0; i < scaled.length; i++) {
                scaled[i] /= scale;
            }
            scale = 1;
        }
    }

    void copyFrom(InputTrace other) {
        System.arraycopy(other.scaled, 0, scaled, 0, scaled.length);
        scale = other.scale;
    }
}
