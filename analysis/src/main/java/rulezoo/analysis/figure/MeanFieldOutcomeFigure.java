package rulezoo.analysis.figure;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/** What rules that are stable with spikes do in the mean field of two populations (MBA, A.5 and S1). */
public final class MeanFieldOutcomeFigure {
    private static final int WIDTH = 760;
    private static final int HEIGHT_OF_GROUP = 56;
    private static final int HEIGHT_OF_AXES = 120;
    private static final double DODGE = 0.2;
    private static final double PERCENT = 100;

    /**
     * Rules of one origin in one model.
     *
     * @param name origin of the rules, and the drive of the model
     * @param growing share of rules whose rates or weights grow to their limit
     * @param collapsing share of rules that fall silent or lose a weight, and do not grow
     * @param staying share of rules that stay within the limits
     * @param leaving share of rules that do not stay
     */
    public record Group(String name, Estimate growing, Estimate collapsing, Estimate staying, Estimate leaving) {}

    private MeanFieldOutcomeFigure() {}

    /**
     * Draws the figure.
     *
     * @param groups groups of rules, at least one
     * @param published least share of rules that grow without limit, as published
     * @return one panel, a row for each group
     */
    public static Figure of(List<Group> groups, double published) {
        Plot plot = new Plot("", "rules (%)", "", WIDTH, HEIGHT_OF_AXES + HEIGHT_OF_GROUP * groups.size())
                .rows(groups.stream().map(g -> g.name + ", n\u00a0=\u00a0" + g.staying.n()).toList()).xRange(-3, 103);
        add(plot, groups, 0, "grow to the limit of a rate or weight", Group::growing);
        add(plot, groups, 1, "fall silent or lose a weight", Group::collapsing);
        add(plot, groups, 2, "stay within the limits", Group::staying);
        plot.reference("published: more than " + Labels.percent(published) + " diverge",
                new double[]{PERCENT * published, PERCENT * published}, new double[]{-0.5, groups.size() - 0.5},
                Palette.BLACK);
        return new Figure("mean-field-outcomes", "Stable spiking rules in the mean field of two populations",
                "Share of rules that do one thing or another in the familiarity task of the mean field: the excitatory rate"
                        + " goes beyond 100 Hz or a weight reaches its upper bound; the rate falls below 0.1 Hz or a weight"
                        + " is held at 0; or neither. Bars: Wilson\u2019s 95 % intervals, lineages as clusters. n: rules.",
                List.of(plot.panel()), 1,
                Table.data("mean-field-outcomes", groups).script("rules", Group::name)
                        .estimate("growing", "", "", Group::growing).estimate("collapsing", "", "", Group::collapsing)
                        .estimate("staying", "", "", Group::staying).script("n", g -> g.staying.n()));
    }

    private static void add(Plot plot, List<Group> groups, int number, String name, Function<Group, Estimate> share) {
        double[] row = IntStream.range(0, groups.size()).mapToDouble(i -> i + (number - 1) * DODGE).toArray();
        for (int i = 0; i < row.length; i++) {
            Estimate e = share.apply(groups.get(i));
            if (e.hasInterval()) {
                plot.span(PERCENT * e.low(), PERCENT * e.high(), row[i], Palette.line(number));
            }
        }
        plot.points(name, groups.stream().mapToDouble(g -> PERCENT * share.apply(g).value()).toArray(), row,
                Palette.line(number), Palette.marker(number));
    }
}
