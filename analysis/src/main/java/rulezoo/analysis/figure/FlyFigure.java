package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.stat.StatUtils;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.inference.ChoiceModel;
import rulezoo.analysis.inference.Fly;
import rulezoo.analysis.inference.FlyCohort;
import rulezoo.analysis.inference.FlyFindings;
import rulezoo.analysis.inference.FlyFit;
import rulezoo.analysis.inference.FlyModel;
import rulezoo.analysis.inference.FlyStudy;
import rulezoo.analysis.inference.TaylorTerms;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.table.Table;

/** How well rules, and models that learn nothing, predict the choices of flies. */
public final class FlyFigure {
    private static final int WIDTH = 680;
    private static final int HEIGHT = 420;
    private static final int MOST_LEVEL_LABELS = 8;
    /** Pixels, for more labels. */
    private static final int TICK = 20;
    private static final FlyModel RICHEST = FlyModel.SURPRISE_WEIGHT;

    private FlyFigure() {}

    /**
     * {@return the figure: deviance explained in held-out choices, other flies and in sample, and coefficients of
     * w}
     *
     * @param study fits of all models
     * @param findings what can be concluded, for the caption
     */
    public static Figure of(FlyStudy study, FlyFindings findings) {
        String caption = "Models fitted to the choices of " + study.flies().size()
                + " flies. Percent of the deviance of a layer without plasticity, which accepts one half of the odours,"
                + " explained in held-out choices of the same fly (top left, " + FlyCohort.FOLDS
                + "-fold), in flies that were left out (top right), and in sample as Mehta et al. measure it (bottom"
                + " left: fitted and scored on the same choices, with inputs drawn anew). Shares and drift do not learn"
                + " from reward. Grey: flies; blue: mean and 95 % interval over flies. R: reward; E: mean of the last"
                + " ten; w: a term of the weight, which with w\u22640 can only forget. Bottom right: coefficient of w of"
                + " each fly. " + String.join(" ", findings.sentences().stream()
                        .filter(sentence -> !sentence.startsWith("passed: ")).toList());
        List<ChoiceModel> rules = List.of(FlyModel.values());
        return new Figure("flies", "Models of the choices of flies", caption, List.of(
                models("deviance explained, held-out choices (%)", FlyStudy.models(),
                        model -> percentHeldOut(study, model)),
                models("deviance explained, left-out flies (%)", FlyStudy.models(),
                        model -> percentOtherFlies(study, model)),
                models("deviance explained in sample (%)", rules,
                        model -> study.fits(model).stream().mapToDouble(FlyFit::percentInSample).toArray()),
                coefficients(study, findings.allowed())), 2, fits(study));
    }

    /** One number a fly. */
    @FunctionalInterface
    private interface ByFly {
        double[] of(ChoiceModel model);
    }

    private static double[] percentHeldOut(FlyStudy study, ChoiceModel model) {
        return percent(study, study.heldOut(model));
    }

    private static double[] percentOtherFlies(FlyStudy study, ChoiceModel model) {
        return percent(study, study.otherFlies().getOrDefault(model, new double[0]));
    }

    private static double[] percent(FlyStudy study, double[] deviances) {
        return IntStream.range(0, deviances.length)
                .mapToDouble(fly -> 100 * (1 - deviances[fly] / study.nullDeviance(fly))).toArray();
    }

    private static Panel models(String what, List<ChoiceModel> models, ByFly numbers) {
        Plot plot = new Plot("", "model", what, WIDTH, HEIGHT)
                .categories(models.stream().map(ChoiceModel::label).toList()).markerSize(6);
        if (models.size() > MOST_LEVEL_LABELS) {
            plot.xTickSpacing(TICK).uprightLabels();
        }
        List<Double> all = new ArrayList<>(List.of(0.0));
        for (int m = 0; m < models.size(); m++) {
            double[] percent = finite(numbers.of(models.get(m)));
            if (percent.length == 0) {
                continue;
            }
            double[] x = new double[percent.length];
            Arrays.fill(x, m - 0.12);
            plot.marks(x, percent, Palette.GREY, Marker.CIRCLE);
            Estimate mean = MeanInterval.of(percent);
            plot.marks(new double[]{m + 0.12}, new double[]{mean.value()}, Palette.BLUE, Marker.SQUARE)
                    .interval(m + 0.12, mean, Palette.BLUE);
            Arrays.stream(percent).forEach(all::add);
            Stream.of(mean.low(), mean.high()).filter(Double::isFinite).forEach(all::add);
        }
        return plot.yWithMargin(all.stream().mapToDouble(Double::doubleValue).toArray())
                .reference(new double[]{-0.5, models.size() - 0.5}, new double[]{0, 0}, Palette.BLACK).panel();
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private static Panel coefficients(FlyStudy study, boolean allowed) {
        List<String> names = study.flies().stream().map(Fly::name).toList();
        Plot plot = new Plot(allowed ? "" : "checks failed: no conclusion about flies", "fly", "coefficient of w",
                WIDTH,
                HEIGHT).categories(names).markerSize(7);
        double[] all = new double[]{0};
        List<FlyModel> models = List.of(FlyModel.REWARD_WEIGHT, FlyModel.SURPRISE_WEIGHT);
        for (int m = 0; m < models.size(); m++) {
            FlyModel model = models.get(m);
            double shift = (m - (models.size() - 1) / 2.0) * 0.2;
            double[] x = IntStream.range(0, names.size()).mapToDouble(fly -> fly + shift).toArray();
            double[] y = coefficients(study, model, "w");
            plot.points(model.label(), x, y, Palette.line(m), Palette.marker(m));
            all = DoubleStream.concat(Arrays.stream(all), Arrays.stream(y)).toArray();
        }
        return plot.yWithMargin(all)
                .reference(new double[]{-0.5, names.size() - 0.5}, new double[]{0, 0}, Palette.BLACK).panel();
    }

    private static double[] coefficients(FlyStudy study, ChoiceModel model, String term) {
        int place = Arrays.stream(RICHEST.terms().indices()).filter(index -> TaylorTerms.name(index).equals(term))
                .findFirst().orElseThrow();
        return study.fits(model).stream().mapToDouble(fit -> fit.coefficient(place)).toArray();
    }

    private static List<String> terms() {
        return Arrays.stream(RICHEST.terms().indices()).mapToObj(TaylorTerms::name).toList();
    }

    /**
     * {@return one row per fly and model}
     *
     * @param study the fits
     */
    public static Table<?> fits(FlyStudy study) {
        record Row(ChoiceModel model, FlyFit fit, double other, double none) {}
        List<Row> rows = FlyStudy.models().stream().flatMap(model -> {
            double[] others = study.otherFlies().getOrDefault(model, new double[0]);
            return study.fits(model).stream().map(fit -> new Row(model, fit,
                    others.length == 0 ? Double.NaN : others[fit.fly()], study.nullDeviance(fit.fly())));
        }).toList();
        Table<Row> table = Table.data("flies", rows)
                .column("fly", "fly", "", r -> study.flies().get(r.fit.fly()).name())
                .column("model", "model", "", r -> r.model.id()).script("learns", r -> learns(r.model))
                .column("encounters", "encounters", "", r -> study.flies().get(r.fit.fly()).encounters())
                .column("accepted_share", "accepted", "", r -> study.flies().get(r.fit.fly()).acceptedShare())
                .column("deviance", "deviance", "", r -> r.fit.deviance())
                .column("held_out_choices", "other choices", "", r -> r.fit.heldOut())
                .column("held_out_flies", "other flies", "", Row::other)
                .script("null_deviance", Row::none)
                .column("percent_in_sample_as_published", "in sample, as published", "%",
                        r -> r.fit.percentInSample())
                .column("percent_held_out_choices", "other choices", "%", r -> 100 * (1 - r.fit.heldOut() / r.none))
                .column("percent_held_out_flies", "other flies", "%", r -> 100 * (1 - r.other / r.none));
        for (String term : terms()) {
            table = table.column(term, term, "", r -> coefficients(study, r.model, term)[r.fit.fly()]);
        }
        return table;
    }

    private static String learns(ChoiceModel model) {
        return model.learns() ? "yes" : "no";
    }

    /**
     * {@return one row per model: deviances summed over flies, mean percents, and the mean coefficient of w with
     * its interval over flies}
     *
     * @param study the fits
     */
    public static Table<ChoiceModel> models(FlyStudy study) {
        return Table.data("flies-models", FlyStudy.models()).column("model", "model", "", ChoiceModel::id)
                .column("learns", "learns", "", FlyFigure::learns)
                .column("deviance", "deviance", "", m -> sum(study, m, FlyFit::deviance))
                .column("held_out_choices", "other choices", "", m -> Arrays.stream(study.heldOut(m)).sum())
                .column("held_out_flies", "other flies", "", m -> {
                    double[] others = study.otherFlies().getOrDefault(m, new double[0]);
                    return others.length == 0 ? Double.NaN : Arrays.stream(others).sum();
                })
                .column("percent_in_sample_as_published", "in sample, as published", "%",
                        m -> StatUtils.mean(study.fits(m).stream().mapToDouble(FlyFit::percentInSample).toArray()))
                .column("percent_held_out_choices", "other choices", "%", m -> StatUtils.mean(percentHeldOut(study, m)))
                .column("percent_held_out_flies", "other flies", "%", m -> StatUtils.mean(percentOtherFlies(study, m)))
                .estimate("mean_w", "coefficient of w", "",
                        m -> MeanInterval.of(finite(coefficients(study, m, "w"))));
    }

    private static double sum(FlyStudy study, ChoiceModel model, ToDoubleFunction<FlyFit> number) {
        return study.fits(model).stream().mapToDouble(number).sum();
    }

    /**
     * {@return one row per test; without p-values where no conclusion is allowed}
     *
     * @param findings checks and tests
     */
    public static Table<FlyFindings.Tested> comparisons(FlyFindings findings) {
        return Table.data("flies-comparisons", findings.comparisons())
                .column("question", "question", "", FlyFindings.Tested::question)
                .column("model", "model", "", t -> t.comparison().richer().id())
                .column("against", "against", "", t -> t.comparison().plainer().id())
                .estimate("gain_in_nats_a_fly", "gain in nats a fly", "", t -> t.comparison().gain())
                .column("better_flies", "better flies", "", t -> t.comparison().better())
                .column("flies", "flies", "", t -> t.comparison().gain().n())
                .column("p_value", "p", "", t -> isAllowed(t) ? t.comparison().pValue() : Double.NaN)
                .column("p_holm", "p (Holm)", "", FlyFindings.Tested::adjusted)
                .column("conclusion", "conclusion", "",
                        t -> !isAllowed(t) ? "none" : t.found() ? "found" : "not found");
    }

    private static boolean isAllowed(FlyFindings.Tested tested) {
        return !Double.isNaN(tested.adjusted());
    }
}
