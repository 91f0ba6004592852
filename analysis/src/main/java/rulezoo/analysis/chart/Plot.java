package rulezoo.analysis.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Estimate;

/** Builds one chart in the house style, series by series. */
public final class Plot {
    /** Part of an axis beyond the outermost marker. */
    private static final double MARGIN = 0.03;
    private static final int MARKER_PIXELS = 8;
    private static final int X_TICK_PIXELS = 70;
    private static final int Y_TICK_PIXELS = 32;
    private static final int MOST_BELOW = 4;

    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final int width;
    private final int height;
    private final List<Mark> marks = new ArrayList<>();
    private double[] xRange = {};
    private double[] yRange = {};
    private List<Axis.Tick> xNames = List.of();
    private List<Axis.Tick> yNames = List.of();
    private boolean logarithmic;
    private boolean wholeY;
    private boolean upright;
    private boolean legendAtSide;
    private double xSpacing = X_TICK_PIXELS;
    private double ySpacing = Y_TICK_PIXELS;
    private double markerSize = MARKER_PIXELS;
    private Optional<ColorBar> colorBar = Optional.empty();
    private int curves;
    private int areas;

    /**
     * Begins a chart.
     *
     * @param title title above it; empty for none
     * @param xTitle what the horizontal axis measures, with its unit; empty for nothing
     * @param yTitle what the vertical axis measures, with its unit; empty for nothing
     * @param width width in pixels, in a figure of no given width
     * @param height height in pixels, in a figure of no given width
     */
    public Plot(String title, String xTitle, String yTitle, int width, int height) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.width = width;
        this.height = height;
    }

    /** {@return the finished chart} A legend of many entries stands at the side. */
    public Panel panel() {
        double[] x = xRange.length > 0 ? xRange : extent(Mark::x);
        double[] y = yRange.length > 0 ? yRange : extent(Mark::y);
        long entries = marks.stream().filter(mark -> !mark.name().isEmpty()).count();
        return new Panel(title, new Axis(xTitle, x[0], x[1], logarithmic, xNames, xSpacing, false, upright),
                new Axis(yTitle, y[0], y[1], false, yNames, ySpacing, wholeY, false), marks, markerSize, width,
                height, legendAtSide || entries > MOST_BELOW, colorBar);
    }

    private double[] extent(Function<Mark, double[]> places) {
        double[] values = marks.stream().map(places).flatMapToDouble(DoubleStream::of).filter(Double::isFinite)
                .toArray();
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        return high > low ? new double[]{low, high} : new double[]{low - 1, high + 1};
    }

    /**
     * {@return this, with limits of the vertical axis}
     *
     * @param low lower limit
     * @param high upper limit, which is higher
     */
    public Plot yRange(double low, double high) {
        yRange = new double[]{low, high};
        return this;
    }

    /**
     * {@return this, with limits of the horizontal axis}
     *
     * @param low lower limit
     * @param high upper limit, which is higher
     */
    public Plot xRange(double low, double high) {
        xRange = new double[]{low, high};
        return this;
    }

    /** {@return this, with a legend at the side however few its entries} */
    public Plot legendAtSide() {
        legendAtSide = true;
        return this;
    }

    /**
     * {@return this, with limits of the horizontal axis that cut no marker}
     *
     * @param values what the axis has to hold
     */
    public Plot xWithMargin(double[] values) {
        double[] limits = withMargin(values);
        return xRange(limits[0], limits[1]);
    }

    /**
     * {@return this, with limits of the vertical axis that cut no marker}
     *
     * @param values what the axis has to hold
     */
    public Plot yWithMargin(double[] values) {
        double[] limits = withMargin(values);
        return yRange(limits[0], limits[1]);
    }

    private static double[] withMargin(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double margin = high > low ? MARGIN * (high - low) : 1;
        return new double[]{low - margin, high + margin};
    }

    /**
     * {@return this, with a distance between the ticks of the horizontal axis}
     *
     * @param pixels the least distance
     */
    public Plot xTickSpacing(int pixels) {
        xSpacing = pixels;
        return this;
    }

    /**
     * {@return this, with a distance between the ticks of the vertical axis}
     *
     * @param pixels the least distance
     */
    public Plot yTickSpacing(int pixels) {
        ySpacing = pixels;
        return this;
    }

    /** {@return this, with upright names along the horizontal axis, for many long ones} */
    public Plot uprightLabels() {
        upright = true;
        return this;
    }

    /** {@return this, with a vertical axis of whole numbers} */
    public Plot yCounts() {
        wholeY = true;
        return this;
    }

    /**
     * {@return this, with markers of a size}
     *
     * @param pixels their size
     */
    public Plot markerSize(double pixels) {
        markerSize = pixels;
        return this;
    }

    /**
     * {@return this, with names at the positions 0, 1, 2 ... of the horizontal axis}
     *
     * @param names the names
     */
    public Plot categories(List<String> names) {
        xNames = IntStream.range(0, names.size()).mapToObj(i -> new Axis.Tick(i, names.get(i))).toList();
        return xRange(-0.5, names.size() - 0.5);
    }

    /**
     * {@return this, with named rows: names at the positions 0, 1, 2 ... of the vertical axis, from above}
     *
     * @param names the names; long ones take several lines
     */
    public Plot rows(List<String> names) {
        yNames = IntStream.range(0, names.size()).mapToObj(i -> new Axis.Tick(i, names.get(i))).toList();
        return yRange(names.size() - 0.5, -0.5);
    }

    /**
     * {@return this, with a logarithmic horizontal axis that has its ticks at some places}
     *
     * @param places positive places, ascending, at least one
     * @param name how a place is written
     * @param margin factor between the outermost places and the ends of the axis, more than 1
     * @param <T> a kind of number
     */
    public <T extends Number> Plot logarithmic(List<T> places, Function<T, String> name, double margin) {
        logarithmic = true;
        xNames = places.stream().map(place -> new Axis.Tick(place.doubleValue(), name.apply(place))).toList();
        return xRange(places.getFirst().doubleValue() / margin, places.getLast().doubleValue() * margin);
    }

    /**
     * {@return this, with a key of colours at the right}
     *
     * @param bar the key
     */
    public Plot colorBar(ColorBar bar) {
        colorBar = Optional.of(bar);
        return this;
    }

    /**
     * {@return this, with a line with markers}
     *
     * @param name name in the legend
     * @param x horizontal places
     * @param y vertical places; the line is broken where one is not finite
     * @param color its colour
     * @param marker its marker; a line without differs from the others in its dashes
     */
    public Plot line(String name, double[] x, double[] y, Color color, Marker marker) {
        return add(new Mark.Line(name, x, y, color,
                marker == Marker.NONE ? LineStyle.ofCurve(curves++) : LineStyle.SOLID, marker));
    }

    /**
     * {@return this, with a line without markers}
     *
     * @param name name in the legend
     * @param x horizontal places
     * @param y vertical places; the line is broken where one is not finite
     * @param color its colour
     */
    public Plot curve(String name, double[] x, double[] y, Color color) {
        return line(name, x, y, color, Marker.NONE);
    }

    /**
     * {@return this, with markers alone}
     *
     * @param name name in the legend
     * @param x horizontal places
     * @param y vertical places
     * @param color their colour
     * @param marker their shape
     */
    public Plot points(String name, double[] x, double[] y, Color color, Marker marker) {
        return add(new Mark.Dots(name, x, y, color, marker));
    }

    /**
     * {@return this, with markers alone that are explained in the caption}
     *
     * @param x horizontal places
     * @param y vertical places
     * @param color their colour
     * @param marker their shape
     */
    public Plot marks(double[] x, double[] y, Color color, Marker marker) {
        return points("", x, y, color, marker);
    }

    /**
     * {@return this, with rectangles of a map that have one colour}
     *
     * @param name name in the legend; empty for none
     * @param x horizontal places of their centres
     * @param y vertical places of their centres
     * @param size width and height in the units of the axes
     * @param color their colour
     */
    public Plot tiles(String name, double[] x, double[] y, double[] size, Color color) {
        return add(new Mark.Tiles(name, x, y, size[0], size[1], color));
    }

    /**
     * {@return this, with a filled curve, such as a histogram; the outline of the first is solid, of others
     * dashed}
     *
     * @param name name in the legend
     * @param x horizontal places
     * @param y vertical places
     * @param color its colour
     */
    public Plot steps(String name, double[] x, double[] y, Color color) {
        return add(new Mark.Area(name, x, y, color, areas++ == 0 ? LineStyle.THIN : LineStyle.REFERENCE));
    }

    /**
     * {@return this, with the confidence interval of a point, if it has one}
     *
     * @param x place of the point
     * @param estimate its interval
     * @param color its colour
     */
    public Plot interval(double x, Estimate estimate, Color color) {
        return estimate.hasInterval() ? add(new Mark.Interval(x, estimate.low(), estimate.high(), color)) : this;
    }

    /**
     * {@return this, with an interval that lies along a row}
     *
     * @param low its lower end
     * @param high its upper end
     * @param row place of the row
     * @param color its colour
     */
    public Plot span(double low, double high, double row, Color color) {
        return add(new Mark.Span(low, high, row, color));
    }

    /**
     * {@return this, with the confidence interval of a point, and with the number of its units if it is a single
     * one or too few for an interval, as in n = 1}
     *
     * @param x place of the point
     * @param estimate the point
     * @param color its colour
     */
    public Plot intervalOrLone(double x, Estimate estimate, Color color) {
        Plot lone = Double.isFinite(estimate.value()) && (estimate.n() == 1 || !estimate.hasInterval())
                ? note(x, estimate.value(), "n = " + estimate.n(), color)
                : this;
        return lone.interval(x, estimate, color);
    }

    /**
     * {@return this, with a word at a point}
     *
     * @param x its horizontal place
     * @param y its vertical place
     * @param text the word
     * @param color its colour
     */
    public Plot note(double x, double y, String text, Color color) {
        return add(new Mark.Note(x, y, text, color));
    }

    /**
     * {@return this, with a dashed line that is explained in the caption}
     *
     * @param x horizontal places
     * @param y vertical places
     * @param color its colour
     */
    public Plot reference(double[] x, double[] y, Color color) {
        return segment(x, y, color, LineStyle.REFERENCE);
    }

    /**
     * {@return this, with a dashed line that the legend explains}
     *
     * @param name name in the legend
     * @param x horizontal places
     * @param y vertical places
     * @param color its colour
     */
    public Plot reference(String name, double[] x, double[] y, Color color) {
        return add(new Mark.Line(name, x, y, color, LineStyle.REFERENCE, Marker.NONE));
    }

    /**
     * {@return this, with an entry of the legend for markers that several series have in their own colours}
     *
     * @param name what they mean
     * @param marker their shape
     */
    public Plot key(String name, Marker marker) {
        return points(name, new double[0], new double[0], Palette.GREY, marker);
    }

    /**
     * {@return this, with a thin line that is explained in the caption}
     *
     * @param x horizontal places
     * @param y vertical places
     * @param color its colour
     */
    public Plot thin(double[] x, double[] y, Color color) {
        return segment(x, y, color, LineStyle.THIN);
    }

    /**
     * {@return this, with a line that is explained in the caption}
     *
     * @param x horizontal places
     * @param y vertical places
     * @param color its colour
     */
    public Plot thick(double[] x, double[] y, Color color) {
        return segment(x, y, color, LineStyle.SOLID);
    }

    /**
     * {@return this, with a line that the legend explains}
     *
     * @param name name in the legend
     * @param x horizontal places
     * @param y vertical places
     * @param color its colour
     */
    public Plot thick(String name, double[] x, double[] y, Color color) {
        return add(new Mark.Line(name, x, y, color, LineStyle.SOLID, Marker.NONE));
    }

    /**
     * {@return this, with a thin line at zero from side to side}
     *
     * <p>
     * Only with limits of the horizontal axis.
     */
    public Plot zero() {
        return thin(xRange.clone(), new double[]{0, 0}, Palette.GREY);
    }

    /**
     * {@return this, with a dashed line from side to side that is explained in the caption}
     *
     * <p>
     * Only with limits of the horizontal axis.
     *
     * @param y its height
     */
    public Plot level(double y) {
        return level("", y);
    }

    /**
     * {@return this, with a dashed line from side to side that the legend explains}
     *
     * <p>
     * Only with limits of the horizontal axis.
     *
     * @param name name in the legend
     * @param y its height
     */
    public Plot level(String name, double y) {
        return reference(name, xRange.clone(), new double[]{y, y}, Palette.GREY);
    }

    private Plot segment(double[] x, double[] y, Color color, LineStyle style) {
        return add(new Mark.Line("", x, y, color, style, Marker.NONE));
    }

    private Plot add(Mark mark) {
        marks.add(mark);
        return this;
    }

    /**
     * {@return at most some of a list, evenly spaced, first and last included}
     *
     * @param all the list
     * @param most how many at most
     * @param <T> an item
     */
    public static <T> List<T> thinned(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most).mapToObj(i -> all.get(i * (all.size() - 1) / (most - 1))).toList();
    }
}
