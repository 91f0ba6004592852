package rulezoo.analysis.inference;

import org.jspecify.annotations.Nullable;

/**
 * How well a model describes one fly.
 *
 * @param fly its number
 * @param model the model
 * @param rule the rule fitted to all its choices; null for fixed shares
 * @param deviance of the model fitted to all choices, on the same choices, in nats
 * @param heldOut deviance of choices, each held out once, summed over {@value FlyCohort#FOLDS} folds
 * @param percentInSample percent of deviance explained in sample as published (see
 *        {@link PublishedDeviance}); NaN if it was not asked for, or the model has no weights
 */
public record FlyFit(int fly, ChoiceModel model, @Nullable FittedRule rule, double deviance, double heldOut,
        double percentInSample) {
    /**
     * {@return a coefficient of the rule; NaN if the model does not have it}
     *
     * @param place its place in the vector of 81
     */
    public double coefficient(int place) {
        if (rule == null || !(model instanceof FlyModel flyModel)) {
            return Double.NaN;
        }
        for (int index : flyModel.terms().indices()) {
            if (index == place) {
                return rule.theta()[place];
            }
        }
        return Double.NaN;
    }
}
