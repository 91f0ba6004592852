package rulezoo.analysis.figure;

import java.nio.file.Path;
import java.util.List;

/**
 * A figure that was written.
 *
 * @param figure the figure
 * @param svg the drawing as an SVG element, to be put into a page
 * @param files the files written: PNG, SVG, PDF, CSV
 */
public record DrawnFigure(Figure figure, String svg, List<Path> files) {
    public DrawnFigure {
        files = List.copyOf(files);
    }
}
