package rulezoo.analysis.paper;

import java.util.List;
import rulezoo.analysis.figure.Figure;

/**
 * Our version of a figure of the paper.
 *
 * @param id the figure, for example {@code 3D}
 * @param title what it is about
 * @param limits what this version can and cannot show
 * @param settings what was simulated, one sentence each
 * @param claims published against ours
 * @param figures drawings; none if there was nothing to draw
 */
public record Reproduction(String id, String title, String limits, List<String> settings, List<Claim> claims,
        List<Figure> figures) {
    /** Copies the lists. */
    public Reproduction {
        settings = List.copyOf(settings);
        claims = List.copyOf(claims);
        figures = List.copyOf(figures);
    }
}
