package rulezoo.analysis.chart;

import java.util.List;
import java.util.Optional;

/** One chart of a figure, ready to be painted at any size. Made by a {@link Plot}. */
public final class Panel {
    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<Mark> marks;
    private final double markerSize;
    private final int width;
    private final int height;
    private final boolean legendAtSide;
    private final Optional<ColorBar> colorBar;

    Panel(String title, Axis x, Axis y, List<Mark> marks, double markerSize, int width, int height,
            boolean legendAtSide, Optional<ColorBar> colorBar) {
        this.title = title;
        this.x = x;
        this.y = y;
        this.marks = List.copyOf(marks);
        this.markerSize = markerSize;
        this.width = width;
        this.height = height;
        this.legendAtSide = legendAtSide;
        this.colorBar = colorBar;
    }

    String title() {
        return title;
    }

    Axis x() {
        return x;
    }

    Axis y() {
        return y;
    }

    List<Mark> marks() {
        return marks;
    }

    double markerSize() {
        return markerSize;
    }

    /** Width in a figure of no given width, in pixels. */
    int width() {
        return width;
    }

    /** Height in a figure of no given width, in pixels. */
    int height() {
        return height;
    }

    boolean legendAtSide() {
        return legendAtSide;
    }

    Optional<ColorBar> colorBar() {
        return colorBar;
    }

    /** What the legend has to explain. */
    List<Mark> named() {
        return marks.stream().filter(mark -> !mark.name().isEmpty()).toList();
    }
}
