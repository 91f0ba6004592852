package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import rulezoo.analysis.inference.ChoiceModel;
import rulezoo.analysis.inference.Fly;
import rulezoo.analysis.inference.FlyCohort;
import rulezoo.analysis.inference.FlyFindings;
import rulezoo.analysis.inference.FlyFit;
import rulezoo.analysis.inference.FlyModel;
import rulezoo.analysis.inference.FlyStudy;
import rulezoo.analysis.inference.HeldOutChoices;
import rulezoo.analysis.inference.TaylorTerms;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;

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
                models("explained, other choices (%)", FlyStudy.models(), model -> percentHeldOut(study, model)),
                models("explained, other flies (%)", FlyStudy.models(), model -> percentOtherFlies(study, model)),
                models("explained in sample, as published (%)", rules,
                        model -> study.fits(model).stream().mapToDouble(FlyFit::percentInSample).toArray()),
                coefficients(study)), 2, fits(study));
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

    private static XYChart models(String what, List<ChoiceModel> models, ByFly numbers) {
        Plot plot = new Plot("", "", what, WIDTH, HEIGHT)
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
            plot.marks(x, percent, Palette.GREY, SeriesMarkers.CIRCLE);
            Estimate mean = MeanInterval.of(percent);
            plot.marks(new double[]{m + 0.12}, new double[]{mean.value()}, Palette.BLUE, SeriesMarkers.SQUARE)
                    .interval(m + 0.12, mean, Palette.BLUE);
            Arrays.stream(percent).forEach(all::add);
            Stream.of(mean.low(), mean.high()).filter(Double::isFinite).forEach(all::add);
        }
        return plot.yWithMargin(all.stream().mapToDouble(Double::doubleValue).toArray())
                .reference(new double[]{-0.5, models.size() - 0.5}, new double[]{0, 0}, Palette.BLACK).chart();
    }

    private static double[] finite(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    private static XYChart coefficients(FlyStudy study) {
        List<String> names = study.flies().stream().map(Fly::name).toList();
        Plot plot = new Plot("", "", "coefficient of w", WIDTH, HEIGHT).categories(names).markerSize(7);
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
                .reference(new double[]{-0.5, names.size() - 0.5}, new double[]{0, 0}, Palette.BLACK).chart();
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
     * {@return one row a fly and model}
     *
     * @param study the fits
     */
    public static CsvTable fits(FlyStudy study) {
        List<String> header = new ArrayList<>(List.of("fly", "model", "learns", "encounters", "accepted_share",
                "deviance", "held_out_choices", "held_out_flies", "null_deviance", "percent_in_sample_as_published",
                "percent_held_out_choices", "percent_held_out_flies"));
        header.addAll(terms());
        List<List<String>> rows = new ArrayList<>();
        for (ChoiceModel model : FlyStudy.models()) {
            double[] others = study.otherFlies().getOrDefault(model, new double[0]);
            for (FlyFit fit : study.fits(model)) {
                int fly = fit.fly();
                double other = others.length == 0 ? Double.NaN : others[fly];
                double none = study.nullDeviance(fly);
                List<String> row = new ArrayList<>(List.of(study.flies().get(fly).name(), model.id(),
                        model.learns() ? "yes" : "no", Integer.toString(study.flies().get(fly).encounters()),
                        exact(study.flies().get(fly).acceptedShare()), exact(fit.deviance()), exact(fit.heldOut()),
                        exact(other), exact(none), exact(fit.percentInSample()),
                        exact(100 * (1 - fit.heldOut() / none)),
                        exact(100 * (1 - other / none))));
                for (String term : terms()) {
                    row.add(exact(coefficients(study, model, term)[fly]));
                }
                rows.add(row);
            }
        }
        return new CsvTable(header, rows);
    }

    /**
     * {@return one row a model: deviances summed over flies, mean percents, and the mean coefficient of w with
     * its interval over flies}
     *
     * @param study the fits
     */
    public static CsvTable models(FlyStudy study) {
        List<List<String>> rows = new ArrayList<>();
        for (ChoiceModel model : FlyStudy.models()) {
            double[] others = study.otherFlies().getOrDefault(model, new double[0]);
            Estimate w = MeanInterval.of(finite(coefficients(study, model, "w")));
            rows.add(List.of(model.id(), model.learns() ? "yes" : "no", exact(sum(study, model, FlyFit::deviance)),
                    exact(Arrays.stream(study.heldOut(model)).sum()),
                    exact(others.length == 0 ? Double.NaN : Arrays.stream(others).sum()),
                    exact(mean(study.fits(model).stream().mapToDouble(FlyFit::percentInSample).toArray())),
                    exact(mean(percentHeldOut(study, model))), exact(mean(percentOtherFlies(study, model))),
                    exact(w.value()), exact(w.low()), exact(w.high())));
        }
        return new CsvTable(List.of("model", "learns", "deviance", "held_out_choices", "held_out_flies",
                "percent_in_sample_as_published", "percent_held_out_choices", "percent_held_out_flies", "mean_w",
                "w_low", "w_high"), rows);
    }

    private static double sum(FlyStudy study, ChoiceModel model, ToDoubleFunction<FlyFit> number) {
        return study.fits(model).stream().mapToDouble(number).sum();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /**
     * {@return one row a test; without p-values where no conclusion is allowed}
     *
     * @param findings checks and tests
     */
    public static CsvTable comparisons(FlyFindings findings) {
        return new CsvTable(List.of("question", "model", "against", "gain_in_nats_a_fly", "low", "high", "better_flies",
                "flies", "p_value", "p_holm", "conclusion"),
                findings.comparisons().stream().map(FlyFigure::comparison).toList());
    }

    private static List<String> comparison(FlyFindings.Tested tested) {
        HeldOutChoices.Comparison c = tested.comparison();
        boolean allowed = !Double.isNaN(tested.adjusted());
        return List.of(tested.question().name().toLowerCase(Locale.ROOT), c.richer().id(), c.plainer().id(),
                exact(c.gain().value()), exact(c.gain().low()), exact(c.gain().high()), Integer.toString(c.better()),
                Integer.toString(c.gain().n()), exact(allowed ? c.pValue() : Double.NaN), exact(tested.adjusted()),
                !allowed ? "none" : tested.found() ? "found" : "not found");
    }
}
