package rulezoo.analysis.inference;

/**
 * What a fit found.
 *
 * @param form form of the rule
 * @param theta all its coefficients; those that were not free are 0
 * @param losses mean loss over the data, without penalty, after each pass; of some fits the first is before
 *        any
 */
public record FittedRule(RuleForm form, double[] theta, double[] losses) {
    /** {@return the mean loss of the last pass} */
    public double loss() {
        return losses[losses.length - 1];
    }
}
