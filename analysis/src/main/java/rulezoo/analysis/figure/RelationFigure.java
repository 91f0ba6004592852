package rulezoo.analysis.figure;

import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;
import rulezoo.analysis.memory.RuleRelation;

/** Memory against other properties of rules: a point for each rule, a panel for each pair. */
public final class RelationFigure {
    private static final int WIDTH = 460;
    private static final int HEIGHT = 340;

    private RelationFigure() {}

    /**
     * {@return whether there is a rule of which both numbers are finite}
     *
     * @param relation a property of rules and their memory
     */
    public static boolean isDrawable(RuleRelation relation) {
        return relation.points().stream()
                .anyMatch(p -> Double.isFinite(p.property()) && Double.isFinite(p.memory()));
    }

    /**
     * Draws the figure.
     *
     * @param relations at least one
     * @return the figure; its table has the rules with infinite numbers, too
     */
    public static Figure of(List<RuleRelation> relations) {
        List<XYChart> panels = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (RuleRelation relation : relations) {
            List<RuleRelation.Point> finite = relation.points().stream()
                    .filter(p -> Double.isFinite(p.property()) && Double.isFinite(p.memory())).toList();
            double[] x = finite.stream().mapToDouble(RuleRelation.Point::property).toArray();
            double[] y = finite.stream().mapToDouble(RuleRelation.Point::memory).toArray();
            panels.add(new Plot("rank correlation " + CsvTable.rounded(relation.rank().value(), 2), relation.property(),
                    relation.memory(), WIDTH, HEIGHT).xWithMargin(x).yWithMargin(y)
                    .marks(x, y, Palette.BLUE, SeriesMarkers.CIRCLE).chart());
            relation.points().forEach(p -> rows.add(List.of(relation.property(), relation.memory(), p.rule(),
                    CsvTable.exact(p.property()), CsvTable.exact(p.memory()))));
        }
        String caption = "One point for each rule with all its pathways plastic. Both values are averaged over seeds and"
                + " network sizes. Spearman\u2019s rank correlation stands above each panel, and its interval in the"
                + " table. Rules whose property is infinite (no unstable step found, no recovery) count in the"
                + " correlation, but are not drawn. n = "
                + Labels.range(relations.stream().mapToInt(r -> r.rank().n())) + " rules.";
        return new Figure("memory-relations", "Memory against degeneracy, distance to instability and recovery",
                caption,
                panels, 2, new CsvTable(List.of("property", "memory", "rule", "value", "memory_value"), rows));
    }
}
