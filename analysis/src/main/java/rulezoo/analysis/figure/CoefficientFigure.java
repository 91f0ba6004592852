package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Percentile;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/** Where in the prior the archived rules lie: a panel for each pathway, a column for each coefficient. */
public final class CoefficientFigure {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 310;
    private static final int MOST_POINTS = 300;
    private static final double SPREAD = 0.5;
    /** Fractional parts of multiples of the golden ratio fill an interval evenly. */
    private static final double GOLDEN = 0.6180339887498949;

    private CoefficientFigure() {}

    /**
     * Draws the figure for the family most rules belong to.
     *
     * @param rules at least one
     * @return the figure, without the pathways that are static in all rules of the family
     */
    public static Figure of(List<RuleRecord> rules) {
        RuleFamily family = rules.stream().collect(Collectors.groupingBy(r -> r.rule().family(), Collectors.counting()))
                .entrySet().stream().max(Comparator.comparingLong((Map.Entry<RuleFamily, Long> e) -> e.getValue())
                        .thenComparing(e -> e.getKey().id()))
                .orElseThrow().getKey();
        List<PlasticityRule> members = rules.stream().map(RuleRecord::rule).filter(r -> r.family().equals(family))
                .toList();
        List<Panel> panels = new ArrayList<>();
        for (Pathway pathway : Pathway.values()) {
            List<PlasticityRule> plastic = members.stream().filter(r -> r.plastic().contains(pathway)).toList();
            if (!plastic.isEmpty()) {
                panels.add(panel(family, pathway, plastic));
            }
        }
        String ranges = family.coefficients().stream()
                .map(c -> Labels.coefficient(c.name()) + " " + Labels.number(c.minimum()) + " to "
                        + Labels.number(c.maximum()) + ("1".equals(c.unit()) ? "" : " " + c.unit()))
                .collect(Collectors.joining(", "));
        String caption = "Coefficients of the archived " + family.id() + " rules (n = " + members.size()
                + "), each between the lower (0) and upper (1) end of its prior: " + ranges
                + ". Black: median and quartiles of all rules. Dashed: middle of the prior."
                + (members.size() > MOST_POINTS ? " Dots: " + MOST_POINTS + " of the rules." : "");
        return new Figure("coefficients", "Coefficients of the archived rules", caption, panels, 2,
                data(family, members));
    }

    private static Panel panel(RuleFamily family, Pathway pathway, List<PlasticityRule> rules) {
        List<Coefficient> coefficients = family.coefficients();
        Plot plot = new Plot(pathway + " (n = " + rules.size() + ")", "", "place in the prior (0: low, 1: high)", WIDTH,
                HEIGHT)
                .categories(coefficients.stream().map(c -> Labels.coefficient(c.name())).toList()).yRange(-0.03, 1.03)
                .markerSize(4)
                .reference("middle of the prior", new double[]{-0.5, coefficients.size() - 0.5}, new double[]{0.5, 0.5},
                        Palette.GREY);
        for (int c = 0; c < coefficients.size(); c++) {
            double[] places = places(family, pathway, rules, c);
            double[] shown = Plot.thinned(Arrays.stream(places).boxed().toList(), MOST_POINTS).stream()
                    .mapToDouble(d -> d).toArray();
            double position = c;
            double[] x = IntStream.range(0, shown.length)
                    .mapToDouble(i -> position + SPREAD * (i * GOLDEN % 1 - 0.5)).toArray();
            plot.marks(x, shown, Palette.of(pathway), Marker.CIRCLE);
            Percentile percentile = new Percentile();
            percentile.setData(places);
            double median = percentile.evaluate(50);
            plot.thick(c == 0 ? "median and quartiles" : "", new double[]{c - 0.3, c + 0.3},
                    new double[]{median, median}, Palette.BLACK);
            plot.interval(c, new Estimate(median, percentile.evaluate(25), percentile.evaluate(75), places.length),
                    Palette.BLACK);
        }
        return plot.panel();
    }

    private static double[] places(RuleFamily family, Pathway pathway, List<PlasticityRule> rules, int coefficient) {
        Coefficient c = family.coefficients().get(coefficient);
        return rules.stream().mapToDouble(r -> {
            long block = r.plastic().stream().filter(p -> p.compareTo(pathway) < 0).count();
            return (r.coefficients()[(int) block * family.size() + coefficient] - c.minimum()) / c.range();
        }).toArray();
    }

    private static Table<?> data(RuleFamily family, List<PlasticityRule> rules) {
        record Cell(PlasticityRule rule, int place) {}
        return Table.data("coefficients", rules.stream()
                .flatMap(r -> IntStream.range(0, r.coefficients().length).mapToObj(i -> new Cell(r, i))).toList())
                .script("rule", c -> c.rule.id())
                .script("coefficient", c -> PlasticityRule.columnName(family, c.rule.plastic(), c.place))
                .script("value", c -> c.rule.coefficients()[c.place]);
    }
}
