package rulezoo.analysis.paper;

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
 * @param figures drawings; if there are none, the published numbers are drawn beside ours
 */
public record Reproduction(String id, String title, String limits, List<String> settings, List<Claim> claims,
        List<Figure> figures) {
    public Reproduction {
        settings = List.copyOf(settings);
        claims = List.copyOf(claims);
        figures = figures.isEmpty() ? numbers(id, claims) : List.copyOf(figures);
    }

    private static List<Figure> numbers(String id, List<Claim> claims) {
        List<PublishedFigure.Pair> pairs = claims.stream()
                .filter(c -> c.reference().kind() == Reference.Kind.PUBLISHED
                        && Double.isFinite(c.reference().value()) && Double.isFinite(c.ours().value()))
                .map(c -> new PublishedFigure.Pair(c.quantity(), c.reference().value(), c.ours())).toList();
        return pairs.isEmpty()
                ? List.of()
                : List.of(PublishedFigure.of("published-" + id.toLowerCase(Locale.ROOT), pairs));
    }
}
