package rulezoo.analysis.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the series of one panel or of several.
 *
 * @param entries what it explains
 */
record Legend(List<Mark> entries) {
    private static final double KEY = 24;
    private static final double GAP = 6;
    private static final double BETWEEN = 18;
    private static final double ROW = 20;

    Legend {
        entries = List.copyOf(entries);
    }

    /** Width of the longest entry. */
    double columnWidth() {
        return entries.stream().mapToDouble(Legend::width).max().orElse(0);
    }

    /** Height of the rows that a width needs. */
    double height(double width) {
        return rows(width).size() * ROW;
    }

    /** Paints the entries in centred rows. */
    void paintRows(Graphics2D graphics, double left, double top, double width) {
        double y = top;
        for (List<Mark> row : rows(width)) {
            double x = left + (width - rowWidth(row)) / 2;
            for (Mark entry : row) {
                paint(graphics, entry, x, y + ROW / 2);
                x += width(entry) + BETWEEN;
            }
            y += ROW;
        }
    }

    /** Paints the entries below each other, around a height. */
    void paintColumn(Graphics2D graphics, double left, double middle) {
        double y = middle - ROW * (entries.size() - 1) / 2.0;
        for (Mark entry : entries) {
            paint(graphics, entry, left, y);
            y += ROW;
        }
    }

    private List<List<Mark>> rows(double width) {
        List<List<Mark>> rows = new ArrayList<>();
        List<Mark> row = new ArrayList<>();
        for (Mark entry : entries) {
            row.add(entry);
            if (row.size() > 1 && rowWidth(row) > width) {
                row.removeLast();
                rows.add(row);
                row = new ArrayList<>(List.of(entry));
            }
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }

    private static double rowWidth(List<Mark> row) {
        return row.stream().mapToDouble(Legend::width).sum() + BETWEEN * (row.size() - 1);
    }

    private static double width(Mark entry) {
        return KEY + GAP + Typeface.LABEL.width(entry.name());
    }

    private static void paint(Graphics2D graphics, Mark entry, double x, double y) {
        double[] ends = {x, x + KEY};
        switch (entry) {
            case Mark.Line line -> {
                Pen.line(graphics, ends, new double[]{y, y}, line.color(), line.style());
                Pen.markers(graphics, new double[]{x + KEY / 2}, new double[]{y}, line.color(), line.marker(), 8);
            }
            case Mark.Dots dots ->
                Pen.markers(graphics, new double[]{x + KEY / 2}, new double[]{y}, dots.color(), dots.marker(), 8);
            case Mark.Area area -> Pen.area(graphics, new Path2D.Double(new Rectangle2D.Double(x, y - 5, KEY, 10)),
                    area.color(), area.outline());
            default -> Pen.fill(graphics, new Rectangle2D.Double(x + 6, y - 6, 12, 12), entry.color());
        }
        graphics.setColor(Palette.BLACK);
        Typeface.LABEL.paint(graphics, entry.name(), x + KEY + GAP, y + Typeface.LABEL.ascent() / 2, 0);
    }
}
