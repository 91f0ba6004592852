package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.statistics.SignFlipTest;

/**
 * How well models predict choices of the same flies that they were not fitted to. A fly's fits use its own
 * choices only, so that flies are independent; folds of one fly share training data, and are summed.
 *
 * @param deviances by model: deviance of each fly, in nats, in the same order of flies
 */
public record HeldOutChoices(Map<ChoiceModel, double[]> deviances) {
    public HeldOutChoices {
        deviances = new LinkedHashMap<>(deviances);
    }

    /**
     * {@return the deviances of all models that conclusions rest on}
     *
     * @param cohort the flies
     */
    public static HeldOutChoices of(FlyCohort cohort) {
        Map<ChoiceModel, double[]> deviances = new LinkedHashMap<>();
        List<ChoiceModel> models = withoutLearning();
        models.addAll(FlyModel.testedModels(_ -> true));
        for (ChoiceModel model : models) {
            deviances.put(model, IntStream.range(0, cohort.flies().size())
                    .mapToDouble(fly -> cohort.heldOut(fly, model)).toArray());
        }
        return new HeldOutChoices(deviances);
    }

    /** The models that do not learn from reward; the list is the caller's. */
    static List<ChoiceModel> withoutLearning() {
        List<ChoiceModel> models = FlyStudy.models();
        models.removeIf(ChoiceModel::learns);
        return models;
    }

    /** Deviances of a model, fly by fly. */
    double[] of(ChoiceModel model) {
        return Objects.requireNonNull(deviances.get(model), () -> model.id() + " was not fitted");
    }

    /** The number of flies. */
    int flies() {
        return of(FixedShares.SHARE).length;
    }

    /** Sum over flies. */
    double total(ChoiceModel model) {
        return Arrays.stream(of(model)).sum();
    }

    /** The one of some models with the lowest sum over flies. */
    ChoiceModel best(List<? extends ChoiceModel> models) {
        return models.stream().<ChoiceModel>map(model -> model).min(Comparator.comparingDouble(this::total))
                .orElseThrow();
    }

    /**
     * Whether one model predicts better than another.
     *
     * @param richer the model that is asked about
     * @param plainer what it is compared with
     * @param gain by how much the deviance of a fly falls on average, in nats, with the 95 % interval over flies
     * @param better number of flies that it predicts better
     * @param pValue of the one-sided randomization test over flies ({@link SignFlipTest})
     */
    public record Comparison(ChoiceModel richer, ChoiceModel plainer, Estimate gain, int better, double pValue) {}

    /** Compares two models, fly by fly. */
    Comparison compare(ChoiceModel richer, ChoiceModel plainer) {
        double[] before = of(plainer);
        double[] after = of(richer);
        double[] gains = new double[before.length];
        Arrays.setAll(gains, fly -> before[fly] - after[fly]);
        int better = (int) Arrays.stream(gains).filter(gain -> gain > 0).count();
        return new Comparison(richer, plainer, MeanInterval.of(gains), better, SignFlipTest.pValue(gains));
    }
}
