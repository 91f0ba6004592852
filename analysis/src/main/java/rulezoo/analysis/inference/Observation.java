package rulezoo.analysis.inference;

/**
 * What one step's observations add to the loss, and how that depends on the rates.
 *
 * @param layer the model
 * @param trajectory what was observed
 * @param choiceWeight total weight of the choices
 */
record Observation(PlasticLayer layer, Trajectory trajectory, double choiceWeight) {
    static Observation of(PlasticLayer layer, Trajectory trajectory) {
        ObservedChoices choices = trajectory.choices();
        return new Observation(layer, trajectory, choices == null ? 1 : choices.totalWeight());
    }

    double loss(int t, double[] y) {
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
        if (choices != null && choices.weights()[t] > 0) {
            loss += choices.weights()[t] / choiceWeight * crossEntropy(layer.logOdds(y), choices.accepted()[t]);
        }
        return loss;
    }

    void addGradient(int t, double[] y, double[] ofRates) {
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
        if (choices != null && choices.weights()[t] > 0) {
            double ofLogOdds = choices.weights()[t] / choiceWeight
                    * (Squashing.LOGISTIC.rate(layer.logOdds(y)) - (choices.accepted()[t] ? 1 : 0));
            for (int i = 0; i < y.length; i++) {
                ofRates[i] += layer.readoutWeight() * ofLogOdds;
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
