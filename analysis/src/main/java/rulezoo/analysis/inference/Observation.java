package rulezoo.analysis.inference;

/** What one step's observations add to the loss, and how that depends on the rates. */
final class Observation {
    private Observation() {}

    static double loss(PlasticLayer layer, Trajectory trajectory, int t, double[] y) {
        double loss = 0;
        ObservedActivity activity = trajectory.activity();
        if (activity != null) {
            double[] recorded = activity.rates()[t];
            double sum = 0;
            for (int k = 0; k < recorded.length; k++) {
                double error = y[activity.neurons()[k]] - recorded[k];
                sum += error * error;
            }
            loss += sum / ((double) recorded.length * trajectory.steps());
        }
        ObservedChoices choices = trajectory.choices();
        if (choices != null && choices.scored()[t]) {
            loss += crossEntropy(layer.logOdds(y), choices.accepted()[t]) / choices.scoredCount();
        }
        return loss;
    }

    static void addGradient(PlasticLayer layer, Trajectory trajectory, int t, double[] y, double[] ofRates) {
        ObservedActivity activity = trajectory.activity();
        if (activity != null) {
            double[] recorded = activity.rates()[t];
            double scale = 2 / ((double) recorded.length * trajectory.steps());
            for (int k = 0; k < recorded.length; k++) {
                int neuron = activity.neurons()[k];
                ofRates[neuron] += scale * (y[neuron] - recorded[k]);
            }
        }
        ObservedChoices choices = trajectory.choices();
        if (choices != null && choices.scored()[t]) {
            double error = Squashing.LOGISTIC.rate(layer.logOdds(y)) - (choices.accepted()[t] ? 1 : 0);
            for (int i = 0; i < y.length; i++) {
                ofRates[i] += layer.readoutWeight() * error / choices.scoredCount();
            }
        }
    }

    /** -log of the probability of a choice, in nats. */
    static double crossEntropy(double logOdds, boolean accepted) {
        double against = accepted ? -logOdds : logOdds;
        return against > 0
                ? against + StrictMath.log1p(StrictMath.exp(-against))
                : StrictMath.log1p(StrictMath.exp(against));
    }
}
