package rulezoo.analysis.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Panels laid out at a width. Axes are aligned, and series that all panels share are explained once, below
 * them.
 */
public final class Sheet {
    private static final double LEGEND_PADDING = 8;
    private static final double WIDEST_STRETCH = 1.25;
    private static final double FLATTEST = 0.8;

    private final List<PanelPainter> painters;
    private final int columns;
    private final double width;
    private final Legend shared;
    private final List<Insets> insets;

    /**
     * Lays panels out at the width that they were designed for.
     *
     * @param panels the panels, row by row, at least one, all of the same size
     * @param columns panels in a row
     */
    public Sheet(List<Panel> panels, int columns) {
        this(panels, columns, Math.min(columns, panels.size()) * (double) panels.getFirst().width());
    }

    /**
     * Lays panels out at a width, with as many of them in a row as are legible there.
     *
     * @param panels the panels, row by row, at least one, all of the same size
     * @param columns panels in a row at most
     * @param width width in pixels, in which text is 13 to 15 pixels high
     */
    public Sheet(List<Panel> panels, int columns, double width) {
        Panel first = panels.getFirst();
        this.columns = columns(Math.clamp(Math.round(width / first.width()), 1, columns), columns, panels.size());
        this.width = width;
        double panelWidth = width / this.columns;
        double wanted = first.height() * Math.clamp(panelWidth / first.width(), FLATTEST, WIDEST_STRETCH);
        this.shared = new Legend(shared(panels));
        boolean ownLegends = shared.entries().isEmpty();
        double height = panels.stream()
                .mapToDouble(panel -> new PanelPainter(panel, panelWidth, wanted, ownLegends).leastHeight())
                .reduce(wanted, Math::max);
        this.painters = panels.stream().map(panel -> new PanelPainter(panel, panelWidth, height, ownLegends)).toList();
        this.insets = aligned(painters.stream().map(PanelPainter::insets).toList(), this.columns);
    }

    /** The number of columns that cuts the panels into rows of equal length, at most {@code most}. */
    private static int columns(int most, int designed, int panels) {
        if (panels <= designed) {
            return Math.min(most, panels);
        }
        int columns = most;
        while (designed % columns != 0) {
            columns--;
        }
        return columns;
    }

    /** Panels of a column have the same margins left and right, and panels of a row above and below. */
    private static List<Insets> aligned(List<Insets> own, int columns) {
        return IntStream.range(0, own.size()).mapToObj(i -> {
            Insets column = union(own, j -> j % columns == i % columns);
            Insets row = union(own, j -> j / columns == i / columns);
            return new Insets(column.left(), column.right(), row.top(), row.bottom());
        }).toList();
    }

    private static Insets union(List<Insets> own, IntPredicate which) {
        return IntStream.range(0, own.size()).filter(which).mapToObj(own::get).reduce(Insets::union).orElseThrow();
    }

    /**
     * The entries of all panels, if they look the same in each, and if each entry stands in several panels or one
     * of them in all that have a legend. A legend of one panel stays with it: below all it would seem to explain
     * all.
     */
    private static List<Mark> shared(List<Panel> panels) {
        List<Panel> explained = panels.stream().filter(panel -> !panel.named().isEmpty()).toList();
        Map<String, Mark> entries = new LinkedHashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        boolean same = true;
        for (Panel panel : explained) {
            for (Mark mark : panel.named()) {
                same &= alike(mark, entries.computeIfAbsent(mark.name(), _ -> mark));
            }
            panel.named().stream().map(Mark::name).distinct().forEach(name -> uses.merge(name, 1, Integer::sum));
        }
        boolean together = uses.values().stream().allMatch(n -> n > 1) || uses.containsValue(explained.size());
        return explained.size() > 1 && entries.size() > 1 && same && together
                ? List.copyOf(entries.values())
                : List.of();
    }

    private static boolean alike(Mark a, Mark b) {
        return a.getClass() == b.getClass() && a.color().equals(b.color())
                && (!(a instanceof Mark.Line line) || line.style() == ((Mark.Line) b).style());
    }

    /** {@return the width in pixels} */
    public double width() {
        return width;
    }

    /** {@return the height in pixels} */
    public double height() {
        return rows() * painters.getFirst().height()
                + (shared.entries().isEmpty() ? 0 : shared.height(width - 2 * LEGEND_PADDING) + LEGEND_PADDING);
    }

    private int rows() {
        return Math.ceilDiv(painters.size(), columns);
    }

    /**
     * Paints all panels on a white ground.
     *
     * @param graphics where to; one unit is a pixel
     */
    public void paint(Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(0, 0, width, height()));
        for (int i = 0; i < painters.size(); i++) {
            PanelPainter painter = painters.get(i);
            Graphics2D area = (Graphics2D) graphics.create();
            int row = i / columns;
            area.translate(i % columns * painter.width(), row * painter.height());
            painter.paint(area, insets.get(i));
            area.dispose();
        }
        if (!shared.entries().isEmpty()) {
            shared.paintRows(graphics, LEGEND_PADDING, rows() * painters.getFirst().height(),
                    width - 2 * LEGEND_PADDING);
        }
    }
}
