package rulezoo.analysis.inference;

/**
 * A layer that lived through a trajectory under a rule.
 *
 * @param rates rates of all neurons, one row per step
 * @param weights weights after each step, neuron by neuron
 */
public record LayerRun(double[][] rates, double[][] weights) {
    /**
     * Simulates a rule on the inputs, third factors and plastic steps of a trajectory.
     *
     * @param layer the model
     * @param form form of the rule
     * @param theta its coefficients
     * @param trajectory what the layer lives through; its observations are not used
     * @return rates and weights of all steps
     * @throws IllegalArgumentException if the trajectory does not fit the layer
     */
    public static LayerRun of(PlasticLayer layer, RuleForm form, double[] theta, Trajectory trajectory) {
        check(layer, trajectory);
        WeightUpdate update = form.update();
        double[][] rates = new double[trajectory.steps()][layer.outputs()];
        double[][] weights = new double[trajectory.steps()][];
        double[] before = trajectory.initialWeights();
        for (int t = 0; t < rates.length; t++) {
            double[] x = trajectory.inputs()[t];
            layer.rates(before, x, rates[t]);
            weights[t] = before.clone();
            if (trajectory.plastic()[t]) {
                update.step(theta, layer.learningRate(), trajectory.thirdFactor()[t]);
                for (int i = 0; i < layer.outputs(); i++) {
                    update.advance(x, rates[t][i], before, weights[t], i * layer.inputs());
                }
            }
            before = weights[t];
        }
        return new LayerRun(rates, weights);
    }

    /**
     * {@return the rates alone, one row per step, which take less memory}
     *
     * @param layer the model
     * @param form form of the rule
     * @param theta its coefficients
     * @param trajectory what the layer lives through; its observations are not used
     * @throws IllegalArgumentException if the trajectory does not fit the layer
     */
    public static double[][] rates(PlasticLayer layer, RuleForm form, double[] theta, Trajectory trajectory) {
        check(layer, trajectory);
        WeightUpdate update = form.update();
        double[][] rates = new double[trajectory.steps()][layer.outputs()];
        double[] weights = trajectory.initialWeights().clone();
        for (int t = 0; t < rates.length; t++) {
            double[] x = trajectory.inputs()[t];
            layer.rates(weights, x, rates[t]);
            if (trajectory.plastic()[t]) {
                update.step(theta, layer.learningRate(), trajectory.thirdFactor()[t]);
                for (int i = 0; i < layer.outputs(); i++) {
                    update.advance(x, rates[t][i], weights, weights, i * layer.inputs());
                }
            }
        }
        return rates;
    }

    static void check(PlasticLayer layer, Trajectory trajectory) {
        if (trajectory.initialWeights().length != layer.synapses()
                || trajectory.inputs()[0].length != layer.inputs()) {
            throw new IllegalArgumentException("a layer of " + layer.inputs() + " inputs and " + layer.outputs()
                    + " neurons cannot run through a trajectory of " + trajectory.inputs()[0].length + " inputs and "
                    + trajectory.initialWeights().length + " weights");
        }
        ObservedActivity activity = trajectory.activity();
        if (activity != null) {
            for (int neuron : activity.neurons()) {
                if (neuron < 0 || neuron >= layer.outputs()) {
                    throw new IllegalArgumentException(
                            "recorded neuron " + neuron + " is not one of the layer's " + layer.outputs());
                }
            }
        }
        if (trajectory.choices() != null && layer.readoutWeight() == 0) {
            throw new IllegalArgumentException("choices need a layer that decides. Give it a readout weight");
        }
    }
}
