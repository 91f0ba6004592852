package rulezoo.analysis.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Draws lines, points and areas in pixels. */
final class Pen {
    private static final int AREA_OPACITY = 70;
    private static final BasicStroke MARKER_STROKE = new BasicStroke(1.5f);

    private Pen() {}

    /** A line, broken where a place is not finite. */
    static void line(Graphics2D graphics, double[] x, double[] y, Color color, LineStyle style) {
        Path2D path = new Path2D.Double();
        boolean drawing = false;
        for (int i = 0; i < x.length; i++) {
            boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (finite && drawing) {
                path.lineTo(x[i], y[i]);
            } else if (finite) {
                path.moveTo(x[i], y[i]);
            }
            drawing = finite;
        }
        graphics.setColor(color);
        graphics.setStroke(style.stroke());
        graphics.draw(path);
    }

    /** All points of a series as one shape. */
    static void markers(Graphics2D graphics, double[] x, double[] y, Color color, Marker marker, double size) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                marker.addTo(path, x[i], y[i], size);
            }
        }
        graphics.setColor(color);
        if (marker.isOpen()) {
            graphics.setStroke(MARKER_STROKE);
            graphics.draw(path);
        } else if (marker != Marker.NONE) {
            graphics.fill(path);
        }
    }

    /** A shape that lets others shine through, with its outline. */
    static void area(Graphics2D graphics, Path2D shape, Color color, LineStyle outline) {
        graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), AREA_OPACITY));
        graphics.fill(shape);
        graphics.setColor(color);
        graphics.setStroke(outline.stroke());
        graphics.draw(shape);
    }

    static void fill(Graphics2D graphics, Shape shape, Color color) {
        graphics.setColor(color);
        graphics.fill(shape);
    }
}
