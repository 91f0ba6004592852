package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            panels.add(new Plot("rank correlation " + Labels.rounded(relation.rank().value(), 2), relation.property(),
                    relation.memory(), WIDTH, HEIGHT).xWithMargin(x).yWithMargin(y)
                    .marks(x, y, Palette.BLUE, Marker.CIRCLE).panel());
        }
        String caption = "One point for each rule with all its pathways plastic. Both values are averaged over seeds and"
                + " network sizes. Spearman\u2019s rank correlation stands above each panel, and its interval in the"
                + " table. Rules whose property is infinite (no unstable step found, no recovery) count in the"
                + " correlation, but are not drawn. n = "
                + Labels.range(relations.stream().mapToInt(r -> r.rank().n())) + " rules.";
        return Optional
                .of(new Figure("memory-relations", "Memory against degeneracy, distance to instability and recovery",
                        caption,
                        panels, 2, RuleRelation.points(relations)));
    }

    private static boolean isDrawable(RuleRelation relation) {
        return relation.points().stream()
                .anyMatch(p -> Double.isFinite(p.property()) && Double.isFinite(p.memory()));
    }
}
