package rulezoo.analysis.figure;

import static rulezoo.analysis.figure.CsvTable.exact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import rulezoo.analysis.inference.FlyCohort;
import rulezoo.analysis.inference.FlyModel;
import rulezoo.analysis.inference.FlyStudy;
import rulezoo.analysis.inference.TaylorTerms;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;

/** How well rules predict the choices of flies, and what coefficients they have. */
public final class FlyFigure {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 360;

    private FlyFigure() {}

    /**
     * {@return the figure: deviance explained above, coefficients below}
     *
     * @param study fits of all models, fly by fly and to all flies
     */
    public static Figure of(FlyStudy study) {
        String caption = "Rules fitted to the choices of " + study.cohort().flies().size()
                + " flies. Top: percent of the deviance of the non-plastic layer explained in held-out choices of the same"
                + " fly (left, " + FlyCohort.FOLDS
                + "-fold) and in flies that were left out (right). Grey: flies; blue:"
                + " mean and 95 % interval over flies. R: reward; E: mean of the last ten; w: a term of the weight,"
                + " which with w\u22640 can only forget. Bottom: coefficients of w (any sign) and x r, fly by fly, with 95 %"
                + " bootstrap intervals over stretches of encounters.";
        return new Figure("flies", "Rules fitted to the choices of flies", caption, List.of(
                models("deviance explained, other trials (%)", study::percentOverTrials),
                models("deviance explained, other flies (%)", study::percentOverFlies),
                coefficients(study, "w", "coefficient of w",
                        List.of(FlyModel.REWARD_WEIGHT, FlyModel.SURPRISE_WEIGHT)),
                coefficients(study, "x r", "coefficient of x r",
                        List.of(FlyModel.REWARD, FlyModel.SURPRISE, FlyModel.SURPRISE_WEIGHT))),
                2, fits(study));
    }

    private static XYChart models(String what, Function<FlyModel, double[]> percents) {
        FlyModel[] models = FlyModel.values();
        Plot plot = new Plot("", "", what, WIDTH, HEIGHT)
                .categories(Arrays.stream(models).map(FlyModel::label).toList()).markerSize(6);
        List<Double> all = new ArrayList<>();
        for (int m = 0; m < models.length; m++) {
            double[] percent = Arrays.stream(percents.apply(models[m])).filter(Double::isFinite).toArray();
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
            if (mean.hasInterval()) {
                all.add(mean.low());
                all.add(mean.high());
            }
        }
        return plot.yWithMargin(all.stream().mapToDouble(Double::doubleValue).toArray())
                .reference(new double[]{-0.5, models.length - 0.5}, new double[]{0, 0}, Palette.BLACK).chart();
    }

    private static XYChart coefficients(FlyStudy study, String term, String what, List<FlyModel> models) {
        List<String> names = study.cohort().flies().stream().map(fly -> fly.name()).toList();
        Plot plot = new Plot("", "", what, WIDTH, HEIGHT).categories(names).markerSize(7);
        List<Double> all = new ArrayList<>(List.of(0.0));
        for (int m = 0; m < models.size(); m++) {
            FlyModel model = models.get(m);
            int number = terms(model).indexOf(term);
            double[] x = new double[names.size()];
            double[] y = new double[names.size()];
            double shift = (m - (models.size() - 1) / 2.0) * 0.2;
            for (int fly = 0; fly < names.size(); fly++) {
                Estimate estimate = study.fits(model).get(fly).coefficients().get(number);
                x[fly] = fly + shift;
                y[fly] = estimate.value();
                plot.interval(x[fly], estimate, Palette.line(m));
                Stream.of(estimate.value(), estimate.low(), estimate.high()).filter(Double::isFinite)
                        .forEach(all::add);
            }
            plot.points(model.label(), x, y, Palette.line(m), Palette.marker(m));
        }
        return plot.yWithMargin(all.stream().mapToDouble(Double::doubleValue).toArray())
                .reference(new double[]{-0.5, names.size() - 0.5}, new double[]{0, 0}, Palette.BLACK).chart();
    }

    private static List<String> terms(FlyModel model) {
        return Arrays.stream(model.terms().indices()).mapToObj(TaylorTerms::name).toList();
    }

    /**
     * {@return one row a fly and model}
     *
     * @param study the fits
     */
    public static CsvTable fits(FlyStudy study) {
        List<String> header = new ArrayList<>(List.of("fly", "model", "encounters", "accepted_share", "deviance",
                "held_out_trials", "held_out_flies", "without_plasticity", "mean_rate"));
        List<String> names = terms(FlyModel.SURPRISE_WEIGHT);
        names.forEach(name -> header.addAll(List.of(name, name + " low", name + " high")));
        List<List<String>> rows = new ArrayList<>();
        for (FlyModel model : FlyModel.values()) {
            for (FlyStudy.OneFly one : study.fits(model)) {
                int fly = one.fit().fly();
                List<String> row = new ArrayList<>(List.of(study.cohort().flies().get(fly).name(), model.id(),
                        Integer.toString(study.cohort().flies().get(fly).encounters()),
                        exact(study.cohort().flies().get(fly).acceptedShare()), exact(one.fit().deviance()),
                        exact(one.fit().heldOut()), exact(study.heldOutFlies(model)[fly]),
                        exact(one.fit().withoutPlasticity()), exact(one.fit().meanRate())));
                row.addAll(coefficients(names, model, one.coefficients()));
                rows.add(row);
            }
        }
        return new CsvTable(header, rows);
    }

    /**
     * {@return one row a model: the rule of all flies}
     *
     * @param study the fits; a model without a rule of all flies has no row
     */
    public static CsvTable together(FlyStudy study) {
        List<String> header = new ArrayList<>(List.of("model", "loss_nats"));
        List<String> names = terms(FlyModel.SURPRISE_WEIGHT);
        names.forEach(name -> header.addAll(List.of(name, name + " low", name + " high")));
        List<List<String>> rows = new ArrayList<>();
        for (FlyModel model : FlyModel.values()) {
            FlyStudy.AllFlies all = study.together().get(model);
            if (all != null) {
                List<String> row = new ArrayList<>(List.of(model.id(), exact(all.rule().loss())));
                row.addAll(coefficients(names, model, all.coefficients()));
                rows.add(row);
            }
        }
        return new CsvTable(header, rows);
    }

    private static List<String> coefficients(List<String> names, FlyModel model, List<Estimate> estimates) {
        List<String> cells = new ArrayList<>();
        for (String name : names) {
            int number = terms(model).indexOf(name);
            if (number < 0) {
                cells.addAll(List.of("", "", ""));
            } else {
                Estimate e = estimates.get(number);
                cells.addAll(List.of(exact(e.value()), exact(e.low()), exact(e.high())));
            }
        }
        return cells;
    }

    /**
     * {@return one row a comparison of two models}
     *
     * @param study fits of all models
     */
    public static CsvTable comparisons(FlyStudy study) {
        return new CsvTable(List.of("model", "against", "held_out", "gain_in_deviance", "low", "high", "better_flies",
                "flies", "p_value"),
                study.comparisons().stream()
                        .map(c -> List.of(c.richer().id(), c.plainer().id(), c.over(), exact(c.gain().value()),
                                exact(c.gain().low()), exact(c.gain().high()), Integer.toString(c.better()),
                                Integer.toString(c.gain().n()), exact(c.pValue())))
                        .toList());
    }
}
