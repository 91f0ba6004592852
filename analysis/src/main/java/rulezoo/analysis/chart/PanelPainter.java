package rulezoo.analysis.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Paints one panel at a size. Text is measured, and everything else takes the room that is left.
 *
 * @param panel what to paint
 * @param width width in pixels
 * @param height height in pixels
 * @param ownLegend whether the panel explains its series itself
 */
record PanelPainter(Panel panel, double width, double height, boolean ownLegend) {
    private static final double PADDING = 10;
    private static final double GAP = 6;
    private static final double TICK = 4;
    /** Between the numbers of the vertical axis and the baseline of its title, which has descenders. */
    private static final double TITLE_GAP = 9;
    private static final double SIDE_LEGEND_GAP = 14;
    private static final double WIDEST_SIDE_LEGEND = 0.45;
    private static final double WIDEST_ROW_NAME = 0.4;
    private static final double BAR_WIDTH = 14;
    private static final double ARROW = 5;
    private static final double UPRIGHT_THINNING = 14;

    /** The room that text needs around the axes, without regard to other panels. */
    Insets insets() {
        double left = PADDING + yTitle().size() * Typeface.LABEL.lineHeight() + yLabelWidth() + GAP + TITLE_GAP + TICK;
        double right = PADDING + sideLegend() + colorBarWidth();
        double plotWidth = width - left - right;
        double top = PADDING + title().size() * Typeface.TITLE.lineHeight()
                + (panel.title().isEmpty() ? 0 : GAP);
        double bottom = PADDING + TICK + GAP / 2 + xLabelHeight(plotWidth)
                + Typeface.LABEL.wrapped(panel.x().title(), plotWidth).size() * Typeface.LABEL.lineHeight()
                + (legendBelow() ? GAP + legend().height(width - 2 * PADDING) : 0);
        return new Insets(left, right, top, bottom);
    }

    /** The height at which names of rows do not touch each other; 0 without rows. */
    double leastHeight() {
        List<Axis.Tick> rows = panel.y().named();
        int lines = rows.stream().mapToInt(row -> yLabel(row).size()).max().orElse(0);
        Insets insets = insets();
        return lines == 0
                ? 0
                : insets.top() + insets.bottom() + rows.size() * (lines * Typeface.SMALL.lineHeight() + GAP);
    }

    /** Paints the panel with its upper left corner at the origin. */
    void paint(Graphics2D graphics, Insets insets) {
        Rectangle2D plot = new Rectangle2D.Double(insets.left(), insets.top(),
                Math.max(1, width - insets.left() - insets.right()),
                Math.max(1, height - insets.top() - insets.bottom()));
        paintTitle(graphics, plot);
        paintYAxis(graphics, plot);
        double below = paintXAxis(graphics, plot);
        Graphics2D clipped = (Graphics2D) graphics.create();
        clipped.clip(new Rectangle2D.Double(plot.getX() - ARROW, plot.getY() - ARROW, plot.getWidth() + 2 * ARROW,
                plot.getHeight() + 2 * ARROW));
        Words words = Words.of(plot, ARROW);
        panel.marks().forEach(mark -> paint(clipped, plot, mark, words));
        words.paint(clipped);
        clipped.dispose();
        if (legendBelow()) {
            legend().paintRows(graphics, PADDING, below + GAP, width - 2 * PADDING);
        } else if (sideLegend() > 0) {
            legend().paintColumn(graphics, plot.getMaxX() + SIDE_LEGEND_GAP, plot.getCenterY());
        }
        panel.colorBar().ifPresent(bar -> paint(graphics, plot, bar));
    }

    private List<String> title() {
        return Typeface.TITLE.wrapped(panel.title(), width - 2 * PADDING);
    }

    private List<String> yTitle() {
        return Typeface.LABEL.wrapped(panel.y().title(), 0.8 * height);
    }

    private double yLabelWidth() {
        return panel.y().ticks(height).stream().flatMap(tick -> yLabel(tick).stream())
                .mapToDouble(Typeface.SMALL::width).max().orElse(0);
    }

    /** The name of a row takes as many lines as it needs to leave most of the width to the plot. */
    private List<String> yLabel(Axis.Tick tick) {
        return Typeface.SMALL.wrapped(tick.label(), WIDEST_ROW_NAME * width);
    }

    private Legend legend() {
        return new Legend(panel.named());
    }

    private boolean hasLegend() {
        return ownLegend && panel.named().size() > 1;
    }

    /** Width of a legend at the side with its gap; 0 if there is none, or no room for it. */
    private double sideLegend() {
        double needed = SIDE_LEGEND_GAP + legend().columnWidth();
        return hasLegend() && panel.legendAtSide() && needed < WIDEST_SIDE_LEGEND * width ? needed : 0;
    }

    private boolean legendBelow() {
        return hasLegend() && sideLegend() == 0;
    }

    private double colorBarWidth() {
        return panel.colorBar().map(bar -> SIDE_LEGEND_GAP + BAR_WIDTH + 2 * GAP + Typeface.LABEL.lineHeight()
                + bar.borders().stream().mapToDouble(Typeface.SMALL::width).max().orElse(0)).orElse(0.0);
    }

    /** Names stand upright where they have no room beside each other. */
    private boolean upright(double plotWidth) {
        Axis x = panel.x();
        double widest = x.named().stream().mapToDouble(tick -> Typeface.SMALL.width(tick.label())).max().orElse(0);
        return x.upright() || (!x.logarithmic() && !x.named().isEmpty()
                && widest + GAP > plotWidth / (x.high() - x.low()));
    }

    private double xLabelHeight(double plotWidth) {
        return upright(plotWidth)
                ? panel.x().named().stream().mapToDouble(tick -> Typeface.SMALL.width(tick.label())).max().orElse(0)
                        + GAP
                : Typeface.SMALL.lineHeight();
    }

    private void paintTitle(Graphics2D graphics, Rectangle2D plot) {
        graphics.setColor(Palette.BLACK);
        double baseline = PADDING + Typeface.TITLE.ascent();
        for (String line : title()) {
            double half = Typeface.TITLE.width(line) / 2;
            double x = Math.clamp(plot.getCenterX(), half + 2, Math.max(half + 2, width - half - 2));
            Typeface.TITLE.paint(graphics, line, x, baseline, 0.5);
            baseline += Typeface.TITLE.lineHeight();
        }
    }

    private void paintYAxis(Graphics2D graphics, Rectangle2D plot) {
        Axis y = panel.y();
        for (Axis.Tick tick : y.ticks(plot.getHeight())) {
            double at = vertical(plot, tick.at());
            Pen.line(graphics, new double[]{plot.getX(), plot.getMaxX()}, new double[]{at, at}, Palette.FAINT,
                    LineStyle.THIN);
            Pen.line(graphics, new double[]{plot.getX() - TICK, plot.getX()}, new double[]{at, at}, Palette.GREY,
                    LineStyle.THIN);
            graphics.setColor(Palette.BLACK);
            List<String> lines = yLabel(tick);
            double line = at + Typeface.SMALL.ascent() / 2 - (lines.size() - 1) * Typeface.SMALL.lineHeight() / 2;
            for (String text : lines) {
                Typeface.SMALL.paint(graphics, text, plot.getX() - TICK - GAP, line, 1);
                line += Typeface.SMALL.lineHeight();
            }
        }
        Pen.line(graphics, new double[]{plot.getX(), plot.getX()}, new double[]{plot.getY(), plot.getMaxY()},
                Palette.GREY, LineStyle.THIN);
        graphics.setColor(Palette.BLACK);
        double baseline = plot.getX() - TICK - GAP - TITLE_GAP - yLabelWidth()
                - (yTitle().size() - 1) * Typeface.LABEL.lineHeight();
        for (String line : yTitle()) {
            double half = Typeface.LABEL.width(line) / 2;
            double middle = Math.clamp(plot.getCenterY(), Math.min(half + 2, height / 2),
                    Math.max(height - half - 2, height / 2));
            Typeface.LABEL.paintUpright(graphics, line, baseline, middle, 0.5);
            baseline += Typeface.LABEL.lineHeight();
        }
    }

    /** Returns the lower end of what was painted. */
    private double paintXAxis(Graphics2D graphics, Rectangle2D plot) {
        Axis x = panel.x();
        boolean upright = upright(plot.getWidth());
        double free = Double.NEGATIVE_INFINITY;
        double labels = plot.getMaxY() + TICK + GAP / 2;
        for (Axis.Tick tick : x.ticks(plot.getWidth())) {
            double at = horizontal(plot, tick.at());
            if (!panel.y().named().isEmpty()) {
                Pen.line(graphics, new double[]{at, at}, new double[]{plot.getY(), plot.getMaxY()}, Palette.FAINT,
                        LineStyle.THIN);
            }
            Pen.line(graphics, new double[]{at, at}, new double[]{plot.getMaxY(), plot.getMaxY() + TICK}, Palette.GREY,
                    LineStyle.THIN);
            graphics.setColor(Palette.BLACK);
            double half = upright ? UPRIGHT_THINNING / 2 : Typeface.SMALL.width(tick.label()) / 2;
            if (at - half < free) {
                continue; // a label that would cover the one before it
            }
            free = at + half + (upright ? 0 : GAP);
            if (upright) {
                Typeface.SMALL.paintUpright(graphics, tick.label(), at + Typeface.SMALL.ascent() / 2, labels, 1);
            } else {
                double middle = Math.min(at, width - half - 1);
                Typeface.SMALL.paint(graphics, tick.label(), middle, labels + Typeface.SMALL.ascent() + 2, 0.5);
            }
        }
        Pen.line(graphics, new double[]{plot.getX(), plot.getMaxX()}, new double[]{plot.getMaxY(), plot.getMaxY()},
                Palette.GREY, LineStyle.THIN);
        double bottom = labels + xLabelHeight(plot.getWidth());
        graphics.setColor(Palette.BLACK);
        for (String line : Typeface.LABEL.wrapped(x.title(), plot.getWidth())) {
            Typeface.LABEL.paint(graphics, line, plot.getCenterX(), bottom + Typeface.LABEL.ascent() + 2, 0.5);
            bottom += Typeface.LABEL.lineHeight();
        }
        return bottom;
    }

    private void paint(Graphics2D graphics, Rectangle2D plot, Mark mark, Words words) {
        double[] x = placed(mark.x(), at -> horizontal(plot, at));
        double[] y = placed(mark.y(), at -> vertical(plot, at));
        switch (mark) {
            case Mark.Line line -> {
                Pen.line(graphics, x, y, line.color(), line.style());
                Pen.markers(graphics, x, y, line.color(), line.marker(), panel.markerSize());
            }
            case Mark.Dots dots -> Pen.markers(graphics, x, y, dots.color(), dots.marker(), panel.markerSize());
            case Mark.Area area -> paintArea(graphics, plot, area, x, y);
            case Mark.Tiles tiles -> paintTiles(graphics, plot, tiles, x, y);
            case Mark.Interval interval -> paintInterval(graphics, plot, interval, x[0], words);
            case Mark.Span span -> Pen.line(graphics, x, y, span.color(), LineStyle.SOLID);
            case Mark.Note note -> words.add(note.text(), x[0], y[0] - GAP, -1, note.color());
        }
    }

    private void paintArea(Graphics2D graphics, Rectangle2D plot, Mark.Area area, double[] x, double[] y) {
        Path2D path = new Path2D.Double();
        double zero = vertical(plot, Math.clamp(0, panel.y().low(), panel.y().high()));
        path.moveTo(x[0], zero);
        for (int i = 0; i < x.length; i++) {
            path.lineTo(x[i], y[i]);
        }
        path.lineTo(x[x.length - 1], zero);
        path.closePath();
        Pen.area(graphics, path, area.color(), area.outline());
    }

    private void paintTiles(Graphics2D graphics, Rectangle2D plot, Mark.Tiles tiles, double[] x, double[] y) {
        double wide = Math.abs(horizontal(plot, tiles.width()) - horizontal(plot, 0));
        double high = Math.abs(vertical(plot, tiles.height()) - vertical(plot, 0));
        Path2D path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            path.append(new Rectangle2D.Double(x[i] - wide / 2, y[i] - high / 2, wide, high), false);
        }
        Pen.fill(graphics, path, tiles.color());
    }

    private void paintInterval(Graphics2D graphics, Rectangle2D plot, Mark.Interval interval, double x,
            Words words) {
        double low = Math.min(vertical(plot, interval.low()), plot.getMaxY());
        double high = Math.max(vertical(plot, interval.high()), plot.getY());
        Pen.line(graphics, new double[]{x, x}, new double[]{low, high}, interval.color(), LineStyle.SOLID);
        if (interval.low() < panel.y().low()) {
            paintLimit(graphics, interval, interval.low(), x, plot.getMaxY(), 1, words);
        }
        if (interval.high() > panel.y().high()) {
            paintLimit(graphics, interval, interval.high(), x, plot.getY(), -1, words);
        }
    }

    /** An arrow at the border where an interval leaves the panel, and how far it goes. */
    private static void paintLimit(Graphics2D graphics, Mark.Interval interval, double limit, double x, double border,
            int down, Words words) {
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(x, border + down * ARROW);
        arrow.lineTo(x - ARROW, border - down * ARROW);
        arrow.lineTo(x + ARROW, border - down * ARROW);
        arrow.closePath();
        Pen.fill(graphics, arrow, interval.color());
        words.avoid(arrow.getBounds2D());
        words.add(Axis.number(limit, 1), x, down > 0 ? border - 2 : border + Typeface.SMALL.ascent(), -down,
                interval.color());
    }

    private void paint(Graphics2D graphics, Rectangle2D plot, ColorBar bar) {
        double x = plot.getMaxX() + SIDE_LEGEND_GAP;
        double part = plot.getHeight() / bar.colors().size();
        for (int i = 0; i < bar.colors().size(); i++) {
            Pen.fill(graphics, new Rectangle2D.Double(x, plot.getMaxY() - (i + 1) * part, BAR_WIDTH, part),
                    bar.colors().get(i));
        }
        graphics.setColor(Palette.GREY);
        graphics.setStroke(LineStyle.THIN.stroke());
        graphics.draw(new Rectangle2D.Double(x, plot.getY(), BAR_WIDTH, plot.getHeight()));
        graphics.setColor(Palette.BLACK);
        double widest = 0;
        for (int i = 0; i < bar.borders().size(); i++) {
            String label = bar.borders().get(i);
            widest = Math.max(widest, Typeface.SMALL.width(label));
            Typeface.SMALL.paint(graphics, label, x + BAR_WIDTH + GAP,
                    plot.getMaxY() - (i + 1) * part + Typeface.SMALL.ascent() / 2, 0);
        }
        Typeface.LABEL.paintUpright(graphics, bar.title(), x + BAR_WIDTH + 2 * GAP + widest + Typeface.LABEL.ascent(),
                plot.getCenterY(), 0.5);
    }

    private double horizontal(Rectangle2D plot, double value) {
        return plot.getX() + panel.x().part(value) * plot.getWidth();
    }

    private double vertical(Rectangle2D plot, double value) {
        return plot.getMaxY() - panel.y().part(value) * plot.getHeight();
    }

    private static double[] placed(double[] values, DoubleUnaryOperator place) {
        return Arrays.stream(values).map(place).toArray();
    }
}
