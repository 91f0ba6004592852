package rulezoo.analysis.report;

import static rulezoo.analysis.table.Labels.rounded;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import rulezoo.analysis.stable.MetricPrediction;
import rulezoo.analysis.stable.SignPattern;
import rulezoo.analysis.stable.StableSetResults;
import rulezoo.analysis.stable.WindowShape;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.LinearPrediction;
import rulezoo.analysis.table.Labels;
import rulezoo.simulator.rule.Coefficient;

/** What is known of the stable set, and how, in words. */
final class StableSetText {
    private StableSetText() {}

    /** The answers, one sentence each. */
    static List<String> sentences(StableSetResults results) {
        List<String> text = new ArrayList<>();
        text.add("Dimension: the stable rules fill about " + rounded(results.components().effectiveDimension(), 1)
                + " of " + results.set().dimension() + " dimensions (participation ratio; as many rules drawn from the "
                + "prior would fill " + rounded(results.components().expectedDimension(), 1) + ").");
        results.set().plastic().forEach(pathway -> results.signs().stream().filter(s -> s.pathway() == pathway)
                .max(Comparator.comparingDouble(s -> s.share().value())).ifPresent(s -> text.add(signs(results, s))));
        if (!results.predictions().isEmpty()) {
            text.add(
                    "Prediction: in rules that it was not fitted to, a linear function of the coefficients explains this"
                            + " share of the variance: "
                            + results.predictions().stream().map(StableSetText::explained)
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
        if (!results.shapes().isEmpty()) {
            text.add("Windows: " + results.shapes().size() + " typical shapes, the most frequent with "
                    + Labels.fraction(results.shapes().getFirst().share()) + " of all windows; silhouette "
                    + rounded(results.shapes().getFirst().silhouette(), 2)
                    + " (1: separate clusters, 0: none).");
        }
        return text;
    }

    private static String signs(StableSetResults results, SignPattern pattern) {
        List<Coefficient> signed = SignPattern.signed(results.set());
        StringBuilder signs = new StringBuilder();
        for (int i = 0; i < signed.size(); i++) {
            signs.append(i == 0 ? "" : ", ").append(signed.get(i).name())
                    .append(pattern.signs().charAt(i) == '+' ? " > 0" : " \u2264 0");
        }
        return "Signs on " + pattern.pathway() + ": most often " + signs + ", in " + Labels.fraction(pattern.share())
                + " of the rules (" + Labels.percent(1.0 / (1 << signed.size())) + " in the prior).";
    }

    private static String explained(MetricPrediction p) {
        Estimate r2 = p.prediction().r2();
        return rounded(r2.value(), 2) + " (" + rounded(r2.low(), 2) + " to " + rounded(r2.high(), 2) + ") of "
                + Labels.metric(p.metric());
    }

    /** How the numbers came about, a paragraph each. */
    static List<String> methods(StableSetResults results) {
        List<String> text = new ArrayList<>();
        text.add("Stable set: the " + results.set().rules().size() + " confirmed " + results.set().family().id()
                + " rules plastic on " + Labels.pathways(results.set().plastic()) + " ("
                + results.set().others()
                + " confirmed rules of other families or pathways cannot be compared with them and "
                + "are left out). Coefficients are centred on their prior and divided by its standard deviation. Principal "
                + "components of the covariance matrix; effective dimension (sum of eigenvalues)\u00b2 / sum of squares. Rules "
                + "of one search share ancestors, so that intervals that take them as independent are too narrow by an "
                + "unknown amount.");
        long weighted = Arrays.stream(results.set().weights()).filter(weight -> weight != 1).count();
        if (weighted > 0) {
            text.add("Inclusion weights: " + weighted
                    + " of these rules were found although a screen rejected them, and "
                    + "stand for others of their kind. Shares of sign patterns count each rule with its weight. All other "
                    + "numbers (dimension, prediction, window shapes, memory) are of the rules as they were found; where "
                    + "rules of large weight differ from the rest, they do not hold for all stable rules.");
        }
        if (!results.predictions().isEmpty()) {
            text.add("Prediction: ordinary least squares on all coefficients, " + LinearPrediction.FOLDS
                    + "-fold cross-validation with whole lineages, R\u00b2 against the mean of the other folds; intervals from drawing "
                    + "lineages with replacement, p-values from permuting lineages (" + LinearPrediction.DRAWS
                    + " each; tables/predicted-metrics.csv), after MBA (Confavreux et al., NeurIPS 2025, figure 1C).");
        }
        if (!results.shapes().isEmpty()) {
            text.add("Window shapes: weight change of an isolated pair at " + WindowShape.LAGS
                    + " lags within 100 ms, divided by its root mean square; k-means++ (best of " + WindowShape.TRIALS
                    + " starts), 2 to " + WindowShape.MOST_SHAPES
                    + " clusters by the largest simplified silhouette; centres from at most " + WindowShape.MOST_WINDOWS
                    + " windows.");
        }
        return text;
    }
}
