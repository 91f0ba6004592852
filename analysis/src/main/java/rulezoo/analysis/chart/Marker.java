package rulezoo.analysis.chart;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Shapes of points. */
public enum Marker {
    /** No point at all, as on a curve. */
    NONE,
    /** A filled circle. */
    CIRCLE,
    /** A filled square. */
    SQUARE,
    /** The outline of a square. */
    OPEN_SQUARE,
    /** A filled square that stands on a corner. */
    DIAMOND,
    /** A filled triangle with a corner above. */
    TRIANGLE_UP,
    /** A filled triangle with a corner below. */
    TRIANGLE_DOWN,
    /** A filled triangle with a corner at the right. */
    TRIANGLE_RIGHT,
    /** A filled cross of a horizontal and a vertical bar. */
    PLUS,
    /** Two crossed lines. */
    CROSS,
    /** A horizontal line. */
    DASH;

    /** Whether the shape consists of lines, and is not filled. */
    boolean isOpen() {
        return this == CROSS || this == DASH || this == OPEN_SQUARE;
    }

    /** Adds the shape to a path, so that all points of a series are one shape. */
    void addTo(Path2D path, double x, double y, double size) {
        double half = size / 2;
        switch (this) {
            case NONE -> {
                // nothing to draw
            }
            case CIRCLE -> path.append(new Ellipse2D.Double(x - half, y - half, size, size), false);
            case SQUARE, OPEN_SQUARE -> path.append(new Rectangle2D.Double(x - half, y - half, size, size), false);
            case DIAMOND -> polygon(path, x, y - 1.2 * half, x + 1.2 * half, y, x, y + 1.2 * half, x - 1.2 * half, y);
            case TRIANGLE_UP -> polygon(path, x, y - half, x + half, y + half, x - half, y + half);
            case TRIANGLE_DOWN -> polygon(path, x, y + half, x + half, y - half, x - half, y - half);
            case TRIANGLE_RIGHT -> polygon(path, x + half, y, x - half, y + half, x - half, y - half);
            case PLUS -> {
                double bar = 0.35 * half;
                polygon(path, x - bar, y - half, x + bar, y - half, x + bar, y - bar, x + half, y - bar, x + half,
                        y + bar,
                        x + bar, y + bar, x + bar, y + half, x - bar, y + half, x - bar, y + bar, x - half, y + bar,
                        x - half, y - bar, x - bar, y - bar);
            }
            case CROSS -> {
                path.moveTo(x - half, y - half);
                path.lineTo(x + half, y + half);
                path.moveTo(x - half, y + half);
                path.lineTo(x + half, y - half);
            }
            case DASH -> {
                path.moveTo(x - size, y);
                path.lineTo(x + size, y);
            }
        }
    }

    private static void polygon(Path2D path, double... corners) {
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) {
            path.lineTo(corners[i], corners[i + 1]);
        }
        path.closePath();
    }
}
