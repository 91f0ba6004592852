package rulezoo.analysis.inference;

/** From the summed input of a neuron to its rate. */
public enum Squashing {
    /** 1 / (1 + exp(-a)), rates between 0 and 1. */
    LOGISTIC {
        @Override
        double rate(double drive) {
            return 1 / (1 + StrictMath.exp(-drive));
        }

        @Override
        double slope(double rate) {
            return rate * (1 - rate);
        }
    },
    /** tanh(a), rates between -1 and 1. */
    TANH {
        @Override
        double rate(double drive) {
            return StrictMath.tanh(drive);
        }

        @Override
        double slope(double rate) {
            return 1 - rate * rate;
        }
    };

    /** Rate at a summed input. */
    abstract double rate(double drive);

    /** Derivative of the rate with respect to the summed input, from the rate. */
    abstract double slope(double rate);
}
