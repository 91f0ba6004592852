package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.inference.Identifiability;
import rulezoo.analysis.inference.RuleInference;
import rulezoo.analysis.inference.TaylorTerms;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/** Which coefficients of a rule recorded activity can tell, and how much of it that takes. */
public final class IdentifiabilityFigure {
    private static final int WIDTH = 520;
    private static final int HEIGHT = 380;

    private IdentifiabilityFigure() {}

    /**
     * Draws the figure.
     *
     * @param rule the rule, for the caption
     * @param inference what was recorded
     * @param expected the spectrum
     * @param outcomes what was inferred, from few trajectories to many
     * @return a panel of eigenvalues, one of standard errors and one of what was inferred
     */
    public static Figure of(String rule, RuleInference inference, Identifiability expected,
            List<RuleInference.Outcome> outcomes) {
        String caption = rule + " (" + inference.equivalent().form() + "), inferred from "
                + inference.equivalent().layer().outputs() + " neurons with " + inference.equivalent().layer().inputs()
                + " inputs over " + inference.steps() + " steps a trajectory, recording noise " + inference.noise()
                + " of the background rate. Left: eigenvalues of the Fisher information of one trajectory. Middle:"
                + " standard error of each coefficient from one trajectory, by the Fisher information. Circles"
                + " are coefficients that the rule has, and triangles their size: an error above it means that one"
                + " trajectory does not determine the coefficient. Right: R\u00b2 in lives that were not used for fitting,"
                + " against the number of trajectories. Values below 0 are drawn at 0.";
        return new Figure("identifiability", "What recorded activity says about a rule", caption,
                List.of(spectrum(expected), errors(inference, expected), outcomes(outcomes)), 3,
                table(inference, expected, outcomes));
    }

    private static Panel spectrum(Identifiability expected) {
        double[] values = Arrays.stream(expected.eigenvalues()).filter(e -> e > 0).map(Math::log10).toArray();
        double[] x = IntStream.rangeClosed(1, values.length).asDoubleStream().toArray();
        return new Plot("", "direction in the space of coefficients", "log\u2081\u2080 eigenvalue", WIDTH, HEIGHT)
                .xRange(0, x.length + 1.0)
                .yWithMargin(values).marks(x, values, Palette.BLUE, Marker.CIRCLE).panel();
    }

    private static Panel errors(RuleInference inference, Identifiability expected) {
        List<String> names = names(inference);
        List<double[]> present = new ArrayList<>();
        List<double[]> absent = new ArrayList<>();
        List<double[]> sizes = new ArrayList<>();
        for (int k = 0; k < names.size(); k++) {
            if (Double.isFinite(expected.errors()[k])) {
                boolean has = inference.equivalent().theta()[inference.terms().index(k)] != 0;
                (has ? present : absent).add(new double[]{k, Math.log10(expected.errors()[k])});
                if (has) {
                    sizes.add(new double[]{k,
                            Math.log10(Math.abs(inference.equivalent().theta()[inference.terms().index(k)]))});
                }
            }
        }
        List<double[]> all = new ArrayList<>(present);
        all.addAll(absent);
        all.addAll(sizes);
        Plot plot = new Plot("", "", "log\u2081\u2080 (standard error, size)", WIDTH, HEIGHT)
                .categories(names.stream().map(Labels::formula).toList()).uprightLabels()
                .yWithMargin(column(all, 1)).markerSize(7);
        if (!absent.isEmpty()) {
            plot.points("error, term not in the rule", column(absent, 0), column(absent, 1), Palette.SKY, Marker.CROSS);
        }
        if (!present.isEmpty()) {
            plot.points("error, term of the rule", column(present, 0), column(present, 1), Palette.VERMILLION,
                    Marker.CIRCLE)
                    .points("size of the coefficient", column(sizes, 0), column(sizes, 1), Palette.BLACK,
                            Marker.TRIANGLE_UP);
        }
        return plot.panel();
    }

    private static Panel outcomes(List<RuleInference.Outcome> outcomes) {
        Places<Integer> places = new Places<>(outcomes.stream().map(RuleInference.Outcome::trajectories).toList(),
                n -> Integer.toString(n), 2);
        Plot plot = places.on(new Plot("", "trajectories", "R\u00b2 on fresh lives", WIDTH, HEIGHT))
                .yRange(-0.05, 1.05);
        return plot
                .line("activity", places(outcomes, places, 0),
                        outcomes.stream().mapToDouble(o -> Math.max(0, o.scores().activity())).toArray(),
                        Palette.BLUE, Marker.CIRCLE)
                .line("weights", places(outcomes, places, 1),
                        outcomes.stream().mapToDouble(o -> Math.max(0, o.scores().weights())).toArray(),
                        Palette.VERMILLION, Marker.SQUARE)
                .panel();
    }

    private static double[] places(List<RuleInference.Outcome> outcomes, Places<Integer> places, int series) {
        return outcomes.stream().mapToDouble(o -> places.at(o.trajectories(), series)).toArray();
    }

    private static double[] column(List<double[]> points, int index) {
        return points.stream().mapToDouble(p -> p[index]).toArray();
    }

    private static List<String> names(RuleInference inference) {
        return Arrays.stream(inference.terms().indices()).mapToObj(TaylorTerms::name).toList();
    }

    /**
     * One row a coefficient: truth, what was inferred from each number of trajectories, and how many are needed.
     *
     * @param inference what was recorded
     * @param expected the spectrum
     * @param outcomes what was inferred, from few trajectories to many
     * @return the table, with a column for each outcome
     */
    public static Table<Integer> table(RuleInference inference, Identifiability expected,
            List<RuleInference.Outcome> outcomes) {
        double[] theta = inference.equivalent().theta();
        double largest = Arrays.stream(theta).map(Math::abs).max().orElse(0);
        IntUnaryOperator place = inference.terms()::index;
        Table<Integer> table = Table.data("identifiability",
                IntStream.range(0, inference.terms().size()).boxed().toList())
                .column("term", "term", "", k -> TaylorTerms.name(place.applyAsInt(k)))
                .column("true", "true", "", k -> theta[place.applyAsInt(k)])
                .column("standard_error_of_one", "standard error of one", "", k -> expected.errors()[k])
                .column("needed_for_10_percent", "needed for 10 %", "", k -> {
                    double size = Math.abs(theta[place.applyAsInt(k)]);
                    return expected.trajectoriesFor(k, (size == 0 ? largest : size) / 10);
                }).column("eigenvalue", "eigenvalue", "", k -> expected.eigenvalues()[k]);
        for (RuleInference.Outcome outcome : outcomes) {
            table = table.column("from_" + outcome.trajectories(), "from " + outcome.trajectories(), "",
                    k -> outcome.theta()[place.applyAsInt(k)]);
        }
        return table;
    }

    /**
     * {@return one row an amount of data}
     *
     * @param outcomes what was inferred, from few trajectories to many
     */
    public static Table<RuleInference.Outcome> outcomeTable(List<RuleInference.Outcome> outcomes) {
        return Table.data("identifiability-data", outcomes)
                .column("trajectories", "trajectories", "", RuleInference.Outcome::trajectories)
                .column("r2_activity", "R\u00b2 of activity", "", o -> o.scores().activity())
                .column("r2_weights", "R\u00b2 of weights", "", o -> o.scores().weights())
                .column("share_within_two_errors", "share within two errors", "", RuleInference.Outcome::within);
    }
}
