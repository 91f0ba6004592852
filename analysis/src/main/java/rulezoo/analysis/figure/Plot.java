package rulezoo.analysis.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import rulezoo.analysis.statistics.Estimate;

/** One chart in the house style, built up series by series. */
final class Plot {
    private static final BasicStroke SOLID = new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    private static final BasicStroke THIN = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    private static final BasicStroke DASHED = new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
            new float[]{5, 4}, 0);

    /** About what the vertical axis and the padding take of a chart's width. */
    private static final int AXIS_PIXELS = 90;

    /** Part of an axis beyond the outermost marker. */
    private static final double MARGIN = 0.03;
    private static final int MOST_IN_A_ROW = 4;

    private final XYChart chart;
    private int unnamed;
    private boolean legendAtSide;

    Plot(String title, String xTitle, String yTitle, int width, int height) {
        chart = new XYChartBuilder().width(width).height(height).title(title).xAxisTitle(xTitle).yAxisTitle(yTitle)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setLocale(Locale.ROOT);
        styler.setChartTitleVisible(!title.isEmpty());
        styler.setChartTitleBoxVisible(false);
        styler.setChartTitleFont(font(Font.BOLD, 15));
        styler.setAxisTitleFont(font(Font.PLAIN, 15));
        styler.setAxisTickLabelsFont(font(Font.PLAIN, 14));
        styler.setLegendFont(font(Font.PLAIN, 14));
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(Palette.FAINT);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setChartFontColor(Palette.BLACK);
        styler.setAxisTickLabelsColor(Palette.BLACK);
        styler.setLegendPosition(Styler.LegendPosition.OutsideS);
        styler.setLegendLayout(Styler.LegendLayout.Horizontal);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendSeriesLineLength(18);
        styler.setMarkerSize(8);
        styler.setChartPadding(8);
        styler.setPlotContentSize(1);
        styler.setDecimalPattern("0.####");
    }

    private static Font font(int style, int size) {
        return new Font(Font.SANS_SERIF, style, size);
    }

    /** The finished chart. A legend of many entries stands at the side, where none is cut off. */
    XYChart chart() {
        XYStyler styler = chart.getStyler();
        long entries = chart.getSeriesCollection().stream().filter(XYSeries::isShowInLegend).count();
        styler.setLegendVisible(entries > 1);
        if (legendAtSide || entries > MOST_IN_A_ROW) {
            styler.setLegendPosition(Styler.LegendPosition.OutsideE).setLegendLayout(Styler.LegendLayout.Vertical);
        }
        return chart;
    }

    /** Limits of the vertical axis. */
    Plot yRange(double low, double high) {
        chart.getStyler().setYAxisMin(low).setYAxisMax(high);
        return this;
    }

    /** Limits of the horizontal axis. */
    Plot xRange(double low, double high) {
        chart.getStyler().setXAxisMin(low).setXAxisMax(high);
        return this;
    }

    /** A legend at the side however few its entries, so that panels beside each other have the same height. */
    Plot legendAtSide() {
        legendAtSide = true;
        return this;
    }

    /** About so many pixels between tick labels of the vertical axis. */
    Plot yTickSpacing(int pixels) {
        chart.getStyler().setYAxisTickMarkSpacingHint(pixels);
        return this;
    }

    /** Limits of the horizontal axis that cut no marker. */
    Plot xWithMargin(double[] values) {
        double[] limits = withMargin(values);
        return xRange(limits[0], limits[1]);
    }

    /** Limits of the vertical axis that cut no marker. */
    Plot yWithMargin(double[] values) {
        double[] limits = withMargin(values);
        return yRange(limits[0], limits[1]);
    }

    private static double[] withMargin(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double margin = high > low ? MARGIN * (high - low) : 1;
        return new double[]{low - margin, high + margin};
    }

    /** About so many pixels between tick labels of the horizontal axis. */
    Plot xTickSpacing(int pixels) {
        chart.getStyler().setXAxisTickMarkSpacingHint(pixels);
        return this;
    }

    /** Labels of the horizontal axis that stand upright, for many long ones. */
    Plot uprightLabels() {
        chart.getStyler().setXAxisLabelRotation(90);
        return this;
    }

    /** A vertical axis of whole numbers. */
    Plot yCounts() {
        chart.getStyler().setYAxisDecimalPattern("0");
        return this;
    }

    /** Size of markers in pixels. */
    Plot markerSize(int pixels) {
        chart.getStyler().setMarkerSize(pixels);
        return this;
    }

    /** Gives the positions 0, 1, 2 ... of the horizontal axis names. */
    Plot categories(List<String> names) {
        XYStyler styler = chart.getStyler();
        styler.setXAxisMin(-0.5).setXAxisMax(names.size() - 0.5);
        styler.setAxisTicksMarksVisible(false);
        styler.setXAxisTickLabelsFormattingFunction(x -> tickName(names, x));
        return xTickSpacing((chart.getWidth() - AXIS_PIXELS) / names.size());
    }

    /**
     * The chart thins out ticks until all their labels differ, so that ticks between the positions need different
     * labels that nobody sees: their place in binary, written with two characters of no width.
     */
    private static String tickName(List<String> names, double x) {
        if (x < -0.5 || x > names.size() - 0.5) {
            return Double.toString(x);
        }
        int position = (int) Math.rint(x);
        return Math.abs(x - position) < 1e-6
                ? names.get(position)
                : Integer.toBinaryString((int) Math.rint((x + 1) * 100)).replace('0', '\u200b').replace('1', '\u200c');
    }

    /** A line with markers. */
    Plot line(String name, double[] x, double[] y, Color color, Marker marker) {
        style(chart.addSeries(name, x, y), color, SOLID, marker);
        return this;
    }

    /** A line without markers. */
    Plot curve(String name, double[] x, double[] y, Color color) {
        return line(name, x, y, color, SeriesMarkers.NONE);
    }

    /** Markers alone, named in the legend. */
    Plot points(String name, double[] x, double[] y, Color color, Marker marker) {
        XYSeries series = chart.addSeries(name, x, y);
        style(series, color, SOLID, marker);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        return this;
    }

    /** Markers alone, explained in the caption. */
    Plot marks(double[] x, double[] y, Color color, Marker marker) {
        String name = "unnamed " + unnamed++;
        points(name, x, y, color, marker);
        chart.getSeries(name).setShowInLegend(false);
        return this;
    }

    /** A filled step curve, such as a histogram. */
    Plot steps(String name, double[] x, double[] y, Color color) {
        XYSeries series = chart.addSeries(name, x, y);
        style(series, color, SOLID, SeriesMarkers.NONE);
        series.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 70));
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Area);
        return this;
    }

    /** The confidence interval of a point, if it has one. */
    Plot interval(double x, Estimate estimate, Color color) {
        return estimate.hasInterval()
                ? segment(new double[]{x, x}, new double[]{estimate.low(), estimate.high()}, color, SOLID)
                : this;
    }

    /** A dashed line that is explained in the caption. */
    Plot reference(double[] x, double[] y, Color color) {
        return segment(x, y, color, DASHED);
    }

    /** A thin line that is explained in the caption. */
    Plot thin(double[] x, double[] y, Color color) {
        return segment(x, y, color, THIN);
    }

    /** A line that is explained in the caption. */
    Plot thick(double[] x, double[] y, Color color) {
        return segment(x, y, color, SOLID);
    }

    private Plot segment(double[] x, double[] y, Color color, BasicStroke stroke) {
        XYSeries series = chart.addSeries("unnamed " + unnamed++, x, y);
        style(series, color, stroke, SeriesMarkers.NONE);
        series.setShowInLegend(false);
        return this;
    }

    private static void style(XYSeries series, Color color, BasicStroke stroke, Marker marker) {
        series.setLineColor(color).setLineStyle(stroke);
        series.setMarker(marker).setMarkerColor(color);
    }

    /** At most some of a list, evenly spaced, first and last included. */
    static <T> List<T> thinned(List<T> all, int most) {
        return all.size() <= most
                ? all
                : IntStream.range(0, most).mapToObj(i -> all.get(i * (all.size() - 1) / (most - 1))).toList();
    }
}
