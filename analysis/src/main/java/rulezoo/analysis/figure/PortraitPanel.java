package rulezoo.analysis.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;

/**
 * A map of a quantity over two parameters: coloured squares in a few named ranges of values, which print and
 * photocopy better than a continuous scale. Points at which the quantity is not defined stay white.
 *
 * @param title title of the panel
 * @param xTitle name of the horizontal parameter
 * @param yTitle name of the vertical parameter
 * @param ranges names, upper limits and colours of the values, ascending
 */
record PortraitPanel(String title, String xTitle, String yTitle, List<Range> ranges) {
    private static final int WIDTH = 470;
    private static final int HEIGHT = 390;
    private static final int TICK_PIXELS = 60;

    /**
     * A range of values.
     *
     * @param name its name in the legend
     * @param upper values up to this one, and above the range before
     * @param color its colour
     */
    record Range(String name, double upper, Color color) {}

    /** A point of the map. */
    record Point(double x, double y, double value) {}

    /**
     * Draws the panel.
     *
     * @param points points of a grid with as many columns as rows, whose corners are the ends of the axes
     */
    Panel draw(List<Point> points) {
        Point first = points.getFirst();
        Point last = points.getLast();
        int perSide = (int) Math.rint(Math.sqrt(points.size()));
        // Half a square more on every side, so that those at the edge are whole.
        double xMargin = (last.x - first.x) / (perSide - 1) / 2;
        double yMargin = (last.y - first.y) / (perSide - 1) / 2;
        Plot plot = new Plot(title, xTitle, yTitle, WIDTH, HEIGHT).xRange(first.x - xMargin, last.x + xMargin)
                .yRange(first.y - yMargin, last.y + yMargin).legendAtSide().xTickSpacing(TICK_PIXELS)
                .yTickSpacing(TICK_PIXELS);
        double above = Double.NEGATIVE_INFINITY;
        for (Range range : ranges) {
            List<Point> within = new ArrayList<>();
            for (Point point : points) {
                if (point.value > above && point.value <= range.upper) {
                    within.add(point);
                }
            }
            if (!within.isEmpty()) {
                plot.tiles(range.name, within.stream().mapToDouble(Point::x).toArray(),
                        within.stream().mapToDouble(Point::y).toArray(), new double[]{2 * xMargin, 2 * yMargin},
                        range.color);
            }
            above = range.upper;
        }
        return plot.panel();
    }
}
