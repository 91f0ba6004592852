package rulezoo.analysis.figure;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.stable.SignPattern;
import rulezoo.analysis.stable.StableSet;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;

/** Which signs of the coefficients the rules of a stable set have: a panel for each pathway. */
public final class SignPatternFigure {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 300;
    private static final int MOST_PATTERNS = 8;
    private static final double PERCENT = 100;

    private SignPatternFigure() {}

    /**
     * Draws the figure.
     *
     * @param set the rules
     * @param patterns their patterns
     * @return the figure, with the most frequent patterns of each pathway; its table has all of them. Nothing
     *         without patterns
     */
    public static Optional<Figure> of(StableSet set, List<SignPattern> patterns) {
        if (patterns.isEmpty()) {
            return Optional.empty();
        }
        List<Coefficient> signed = SignPattern.signed(set);
        double top = patterns.stream().mapToDouble(p -> p.share().high()).max().orElse(1);
        double chance = PERCENT / (1 << signed.size());
        String caption = "Rules with each combination of signs of "
                + signed.stream().map(c -> Labels.coefficient(c.name())).collect(Collectors.joining(", "))
                + " (in this order), for each pathway, with Wilson\u2019s 95 % intervals"
                + ((1 << signed.size()) > MOST_PATTERNS ? "; the " + MOST_PATTERNS + " most frequent" : "")
                + ". Dashed: share in the prior (" + Labels.rounded(chance, 2) + " %). n = " + set.rules().size()
                + " rules. Intervals treat rules as independent, although rules of one search share ancestors.";
        List<Panel> panels = set.plastic().stream()
                .map(pathway -> panel(pathway, signs(signed), patterns.stream().filter(p -> p.pathway() == pathway)
                        .sorted(Comparator.comparingDouble((SignPattern p) -> -p.share().value())).limit(MOST_PATTERNS)
                        .toList(), chance, PERCENT * top))
                .toList();
        return Optional.of(
                new Figure("sign-patterns", "Signs of the coefficients", caption, panels, 2, data(signed, patterns)));
    }

    private static String signs(List<Coefficient> signed) {
        return "signs of " + signed.stream().map(c -> Labels.coefficient(c.name())).collect(Collectors.joining(", "));
    }

    private static Panel panel(Pathway pathway, String axis, List<SignPattern> patterns, double chance, double top) {
        Plot plot = new Plot(pathway.name(), axis, "rules (%)", WIDTH, HEIGHT)
                .categories(patterns.stream().map(p -> p.signs().replace('-', '\u2212')).toList())
                .yRange(-0.03 * top, 1.05 * top)
                .level(chance).note(patterns.size() - 0.5, chance, "in the prior", Palette.GREY)
                .marks(IntStream.range(0, patterns.size()).asDoubleStream().toArray(),
                        patterns.stream().mapToDouble(p -> PERCENT * p.share().value()).toArray(), Palette.of(pathway),
                        Marker.CIRCLE);
        for (int i = 0; i < patterns.size(); i++) {
            plot.interval(i, percent(patterns.get(i).share()), Palette.of(pathway));
        }
        return plot.panel();
    }

    private static Estimate percent(Estimate e) {
        return new Estimate(PERCENT * e.value(), PERCENT * e.low(), PERCENT * e.high(), e.n());
    }

    private static Table<SignPattern> data(List<Coefficient> signed, List<SignPattern> patterns) {
        String order = signed.stream().map(Coefficient::name).collect(Collectors.joining("_"));
        return Table.data("sign-patterns", patterns).script("pathway", p -> p.pathway().name())
                .script("signs_of_" + order, SignPattern::signs).estimate("share", "", "", SignPattern::share)
                .script("rules", p -> p.share().n());
    }
}
