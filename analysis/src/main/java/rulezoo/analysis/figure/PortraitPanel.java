package rulezoo.analysis.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import rulezoo.analysis.chart.ColorBar;
import rulezoo.analysis.chart.Panel;
import rulezoo.analysis.chart.Plot;
import rulezoo.analysis.table.Labels;

/**
 * A map of a quantity over two parameters: coloured squares in a few ranges of values, which print and
 * photocopy better than a continuous scale. Points at which the quantity is not defined stay white.
 *
 * @param title title of the panel
 * @param xTitle name of the horizontal parameter
 * @param yTitle name of the vertical parameter
 * @param scale the colours of the values
 */
record PortraitPanel(String title, String xTitle, String yTitle, Scale scale) {
    private static final int WIDTH = 470;
    private static final int HEIGHT = 390;
    private static final int TICK_PIXELS = 60;
    private static final double NEGLIGIBLE = 1e-6;

    /**
     * The colours of a quantity, the same in all panels that show it.
     *
     * @param title the quantity
     * @param ranges ranges of its values, ascending
     */
    record Scale(String title, List<Range> ranges) {
        Scale {
            ranges = List.copyOf(ranges);
        }

        ColorBar bar() {
            return new ColorBar(title, ranges.stream().map(Range::color).toList(),
                    ranges.stream().limit(ranges.size() - 1).map(Range::border).toList());
        }
    }

    /**
     * A range of values.
     *
     * @param upper values up to this one, and above the range before
     * @param color its colour
     */
    record Range(double upper, Color color) {
        /** A band around 0 has one 0 at its upper border. */
        private String border() {
            return Math.abs(upper) > NEGLIGIBLE ? Labels.signedNumber(upper) : upper < 0 ? "" : "0";
        }
    }

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
                .yRange(first.y - yMargin, last.y + yMargin).xTickSpacing(TICK_PIXELS)
                .yTickSpacing(TICK_PIXELS);
        double above = Double.NEGATIVE_INFINITY;
        for (Range range : scale.ranges) {
            List<Point> within = new ArrayList<>();
            for (Point point : points) {
                if (point.value > above && point.value <= range.upper) {
                    within.add(point);
                }
            }
            if (!within.isEmpty()) {
                plot.tiles("", within.stream().mapToDouble(Point::x).toArray(),
                        within.stream().mapToDouble(Point::y).toArray(), new double[]{2 * xMargin, 2 * yMargin},
                        range.color);
            }
            above = range.upper;
        }
        return plot.colorBar(scale.bar()).panel();
    }
}
