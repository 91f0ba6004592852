package rulezoo.analysis.inference;

/**
 * Deviance of choices: twice the negative log-likelihood, in nats, summed with the weights of the choices.
 */
public final class Deviance {
    private Deviance() {}

    /**
     * Deviance of a model's choices.
     *
     * @param layer the model
     * @param choices what was chosen
     * @param rates the model's rates in every step
     */
    static double of(PlasticLayer layer, ObservedChoices choices, double[][] rates) {
        double sum = 0;
        for (int t = 0; t < rates.length; t++) {
            if (choices.weights()[t] > 0) {
                sum += choices.weights()[t]
                        * Observation.crossEntropy(layer.logOdds(rates[t]), choices.accepted()[t]);
            }
        }
        return 2 * sum;
    }

    /**
     * {@return the deviance of a rule on a trajectory with choices}
     *
     * @param layer the model
     * @param rule the rule to judge
     * @param trajectory inputs, third factors and choices
     * @throws IllegalArgumentException if the trajectory has no choices or does not fit the layer
     */
    public static double of(PlasticLayer layer, FittedRule rule, Trajectory trajectory) {
        ObservedChoices choices = trajectory.choices();
        if (choices == null) {
            throw new IllegalArgumentException("a deviance needs choices");
        }
        return of(layer, choices, LayerRun.rates(layer, rule.form(), rule.theta(), trajectory));
    }

    /**
     * {@return the deviance of the layer without plasticity}
     *
     * @param layer the model
     * @param trajectory inputs and choices
     * @throws IllegalArgumentException if the trajectory has no choices or does not fit the layer
     */
    public static double withoutPlasticity(PlasticLayer layer, Trajectory trajectory) {
        return of(layer, new FittedRule(RuleForm.TAYLOR, new double[TaylorTerms.ALL], new double[0]), trajectory);
    }

    /** Percent of the deviance of the layer without plasticity that rates explain; NaN if nothing is decided. */
    static double percentExplained(PlasticLayer layer, Trajectory trajectory, double[][] rates) {
        ObservedChoices choices = trajectory.choices();
        if (choices == null) {
            return Double.NaN;
        }
        double none = withoutPlasticity(layer, trajectory);
        return 100 * (none - of(layer, choices, rates)) / none;
    }
}
