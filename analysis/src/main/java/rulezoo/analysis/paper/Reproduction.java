package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.PublishedFigure;

/**
 * Our version of a figure of the paper.
 *
 * @param id the figure, for example {@code 3D}
 * @param title what it is about
 * @param limits what this version can and cannot show
 * @param settings what was simulated, one sentence each
 * @param claims published against ours
 * @param figures drawings; if there are none, the numbers of others are drawn beside ours
 */
public record Reproduction(String id, String title, String limits, List<String> settings, List<Claim> claims,
        List<Figure> figures) {
    public Reproduction {
        settings = List.copyOf(settings);
        claims = List.copyOf(claims);
        figures = figures.isEmpty() ? numbers(id, title, claims) : List.copyOf(figures);
    }

    /**
     * Numbers that others published or measured, beside ours: a picture for each unit and kind.
     *
     * @param id the figure
     * @param title what it is about
     * @param claims any claims; those without two numbers are left out
     * @return as many pictures as there are units and kinds
     */
    static List<Figure> numbers(String id, String title, List<Claim> claims) {
        List<Figure> figures = new ArrayList<>();
        List<Claim> numeric = claims.stream().filter(c -> c.reference().kind() != Reference.Kind.DERIVED
                && Double.isFinite(c.reference().value()) && Double.isFinite(c.ours().value())).toList();
        for (Reference.Kind kind : Reference.Kind.values()) {
            for (String unit : numeric.stream().map(Claim::unit).distinct().toList()) {
                List<PublishedFigure.Pair> pairs = numeric.stream()
                        .filter(c -> c.reference().kind() == kind && c.unit().equals(unit))
                        .map(c -> new PublishedFigure.Pair(c.quantity() + (unit.equals("1") ? "" : " (" + unit + ")"),
                                c.reference().estimate(), c.ours()))
                        .toList();
                if (!pairs.isEmpty()) {
                    String number = figures.isEmpty() ? "" : "-" + (figures.size() + 1);
                    figures.add(
                            PublishedFigure.of("published-" + id.toLowerCase(Locale.ROOT) + number, title, kind.words(),
                                    pairs));
                }
            }
        }
        return figures;
    }
}
