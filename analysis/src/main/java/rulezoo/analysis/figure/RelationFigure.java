package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import rulezoo.analysis.chart.Marker;
import rulezoo.analysis.chart.Palette;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.memory.RuleRelation;
import rulezoo.analysis.table.Labels;

/** Memory against other properties of rules: a point for each rule, a panel for each pair. */
public final class RelationFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;

    private RelationFigure() {}

    /**
     * Draws the figure.
     *
     * @param all any relations
     * @return the figure; its table has the rules with infinite numbers, too. Nothing if there is no rule of
     *         which two numbers are finite
     */
    public static Optional<Figure> of(List<RuleRelation> all) {
        List<RuleRelation> relations = all.stream().filter(RelationFigure::isDrawable).toList();
        if (relations.isEmpty()) {
            return Optional.empty();
        }
        List<Panel> panels = new ArrayList<>();
        for (RuleRelation relation : relations) {
            List<RuleRelation.Point> finite = relation.points().stream()
                    .filter(p -> Double.isFinite(p.property()) && Double.isFinite(p.memory())).toList();
            double[] x = finite.stream().mapToDouble(RuleRelation.Point::property).toArray();
            double[] y = finite.stream().mapToDouble(RuleRelation.Point::memory).toArray();
            panels.add(new Plot(rank(relation), relation.propertyWithUnit(), relation.memoryWithUnit(), WIDTH, HEIGHT)
                    .xWithMargin(x).yWithMargin(y).marks(x, y, Palette.BLUE, Marker.CIRCLE).panel());
        }
        String caption = "One point for each rule with all its pathways plastic. Both values are averaged over seeds and"
                + " network sizes. Above each panel: Spearman\u2019s rank correlation with its 95 % interval (lineages as"
                + " clusters), if there are enough rules. Rules whose property is infinite (no unstable step found, no recovery) count in the"
                + " correlation, but are not drawn. n = "
                + Labels.range(relations.stream().mapToInt(r -> r.points().size())) + " rules with both values, "
                + Labels.range(relations.stream().mapToInt(r -> (int) r.points().stream()
                        .filter(p -> Double.isFinite(p.property())).count()))
                + " of them drawn.";
        String properties = relations.stream().map(RuleRelation::property).distinct()
                .collect(Collectors.joining("; "));
        return Optional
                .of(new Figure("memory-relations", "Memory against other properties of rules: " + properties,
                        caption,
                        panels, 2, RuleRelation.points(relations)));
    }

    private static String rank(RuleRelation relation) {
        return Double.isFinite(relation.rank().value())
                ? "rank correlation " + Labels.withInterval(relation.rank(), v -> Labels.rounded(v, 2))
                : "too few rules for a correlation";
    }

    private static boolean isDrawable(RuleRelation relation) {
        return relation.points().stream()
                .anyMatch(p -> Double.isFinite(p.property()) && Double.isFinite(p.memory()));
    }
}
