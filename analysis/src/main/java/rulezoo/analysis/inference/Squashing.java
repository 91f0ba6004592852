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
    },
    /** a, any rate: the linear neuron of the toy models. */
    LINEAR {
        @Override
        double rate(double drive) {
            return drive;
        }

        @Override
        double slope(double rate) {
            return 1;
        }
    },
    /** max(0, a): the populations of the mean field. */
    RECTIFIED {
        @Override
        double rate(double drive) {
            return drive > 0 ? drive : 0;
        }

        @Override
        double slope(double rate) {
            return rate > 0 ? 1 : 0;
        }
    };

    /** Rate at a summed input. */
    abstract double rate(double drive);

    /** Derivative of the rate with respect to the summed input, from the rate. */
    abstract double slope(double rate);
}
