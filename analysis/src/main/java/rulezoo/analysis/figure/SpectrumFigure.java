package rulezoo.analysis.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.statistics.PrincipalComponents;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/** How many dimensions the stable set fills: its spectrum, and the rules along the two widest directions. */
public final class SpectrumFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 380;
    private static final double HALF = 0.5;
    private static final double MOST = 0.9;

    private SpectrumFigure() {}

    /**
     * {@return the figure: a panel of the spectrum, and one of the rules}
     *
     * @param set the rules
     * @param components their principal components
     */
    public static Figure of(StableSet set, PrincipalComponents components) {
        String caption = "Left: variance of the coefficients along each principal component, in units of the prior (1: "
                + "as wide as the prior). Grey, dashed: as many rules drawn from the prior. Right: the rules along the two widest "
                + "directions. Effective dimension (participation ratio) "
                + Labels.rounded(components.effectiveDimension(), 1) + " of " + set.dimension() + ", where "
                + Labels.rounded(components.expectedDimension(), 1) + " is expected of as many rules from the prior; "
                + components.componentsFor(HALF) + " components hold half of the variance, "
                + components.componentsFor(MOST) + " hold 90 %. n = " + set.rules().size() + " " + set.family().id()
                + " rules plastic on " + Labels.pathways(set.plastic()) + ".";
        return new Figure("principal-components", "Effective dimension of the stable set", caption,
                List.of(spectrum(components), scatter(set, components)), 2, data(set, components));
    }

    private static Panel spectrum(PrincipalComponents components) {
        double[] x = IntStream.rangeClosed(1, components.variances().length).asDoubleStream().toArray();
        double top = DoubleStream.concat(Arrays.stream(components.variances()), Arrays.stream(components.expected()))
                .max().orElseThrow();
        return new Plot("", "principal component", "variance (prior = 1)", WIDTH, HEIGHT)
                .xRange(0, x.length + 1.0).yRange(-0.02 * top, 1.05 * top)
                .reference("as many draws of the prior", x, components.expected(), Palette.GREY)
                .line("archived rules", x, components.variances(), Palette.BLUE, Marker.CIRCLE).markerSize(6)
                .panel();
    }

    private static Panel scatter(StableSet set, PrincipalComponents components) {
        double[][] rows = Plot.thinned(Arrays.asList(set.standardized()), 1000).toArray(double[][]::new);
        String[] titles = IntStream.range(0, 2).mapToObj(i -> "component " + (i + 1) + " ("
                + Labels.percent(components.shares()[Math.min(i, components.shares().length - 1)])
                + " of the variance)").toArray(String[]::new);
        int second = Math.min(1, components.directions().length - 1);
        double[] x = along(rows, components.directions()[0]);
        double[] y = along(rows, components.directions()[second]);
        return new Plot("", titles[0], titles[1], WIDTH, HEIGHT).markerSize(5).xWithMargin(x).yWithMargin(y)
                .marks(x, y, Palette.BLUE, Marker.CIRCLE).panel();
    }

    private static double[] along(double[][] rows, double[] direction) {
        return Arrays.stream(rows)
                .mapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i] * direction[i]).sum())
                .toArray();
    }

    private static Table<Integer> data(StableSet set, PrincipalComponents components) {
        Table<Integer> table = Table.data("principal-components",
                IntStream.range(0, components.variances().length).boxed().toList()).script("component", i -> i + 1)
                .script("variance", i -> components.variances()[i]).script("share", i -> components.shares()[i])
                .script("expected_of_prior", i -> components.expected()[i]);
        for (int c = 0; c < set.names().size(); c++) {
            int coefficient = c;
            table = table.script(set.names().get(c), i -> components.directions()[i][coefficient]);
        }
        return table;
    }
}
