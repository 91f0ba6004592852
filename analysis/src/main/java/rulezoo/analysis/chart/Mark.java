package rulezoo.analysis.chart;

import java.awt.Color;

/** Something drawn in a panel, in the coordinates of its axes. */
sealed interface Mark {
    /** The name in the legend; empty if the caption explains the mark. */
    default String name() {
        return "";
    }

    Color color();

    /** Horizontal places that the axis has to hold. */
    double[] x();

    /** Vertical places that the axis has to hold. */
    double[] y();

    /** A line through points, broken where a value is not finite, with a marker at each. */
    record Line(String name, double[] x, double[] y, Color color, LineStyle style, Marker marker) implements Mark {}

    /** Points alone. */
    record Dots(String name, double[] x, double[] y, Color color, Marker marker) implements Mark {}

    /** A filled curve above zero, such as a histogram. */
    record Area(String name, double[] x, double[] y, Color color, LineStyle outline) implements Mark {}

    /** Squares of a map; their width and height are in the units of the axes. */
    record Tiles(String name, double[] x, double[] y, double width, double height, Color color) implements Mark {}

    /** The interval of a point of a panel of rows: it lies along the row. */
    record Span(double low, double high, double row, Color color) implements Mark {
        @Override
        public double[] x() {
            return new double[]{low, high};
        }

        @Override
        public double[] y() {
            return new double[]{row, row};
        }
    }

    /** The interval of a point. Where it leaves the panel, an arrow and its limit stand at the border. */
    record Interval(double at, double low, double high, Color color) implements Mark {
        @Override
        public double[] x() {
            return new double[]{at};
        }

        @Override
        public double[] y() {
            return new double[]{low, high};
        }
    }

    /** A word at a point. */
    record Note(double at, double height, String text, Color color) implements Mark {
        @Override
        public double[] x() {
            return new double[]{at};
        }

        @Override
        public double[] y() {
            return new double[]{height};
        }
    }
}
