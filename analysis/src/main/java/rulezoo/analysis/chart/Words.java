package rulezoo.analysis.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * The words within a plot. They are painted after everything else, so that nothing is painted over them, and
 * none covers another.
 *
 * @param plot the room of the plot
 * @param beyond how far a word may reach beyond it, in pixels
 * @param asked the words, in the order in which they are placed
 * @param taken where no word may stand
 */
record Words(Rectangle2D plot, double beyond, List<Word> asked, List<Rectangle2D> taken) {
    /** Lets a word stand out from what it covers. */
    private static final Color VEIL = new Color(255, 255, 255, 200);
    private static final double GAP = 6;

    /** A word beside a place, or {@code down} lines from there if another stands in its way. */
    private record Word(String text, double x, double baseline, int down, Color color) {}

    static Words of(Rectangle2D plot, double beyond) {
        return new Words(plot, beyond, new ArrayList<>(), new ArrayList<>());
    }

    /** Asks for a word beside a place, or further down (1) or up (-1) if something stands there. */
    void add(String text, double x, double baseline, int down, Color color) {
        asked.add(new Word(text, x, baseline, down, color));
    }

    /** Keeps words away from something. */
    void avoid(Rectangle2D room) {
        taken.add(room);
    }

    void paint(Graphics2D graphics) {
        asked.forEach(word -> paint(graphics, word));
    }

    private void paint(Graphics2D graphics, Word word) {
        double length = Typeface.SMALL.width(word.text);
        double left = word.x + GAP + length < plot.getMaxX() + beyond ? word.x + GAP : word.x - GAP - length;
        Rectangle2D room = new Rectangle2D.Double(left,
                Math.max(word.baseline - Typeface.SMALL.ascent(), plot.getY() - beyond + 1), length,
                Typeface.SMALL.ascent() + 2);
        int down = word.down;
        while (taken.stream().anyMatch(room::intersects)) {
            down = room.getY() < plot.getY() ? 1 : down; // from the top there is only one way, and no way back
            room.setRect(left, room.getY() + down * Typeface.SMALL.lineHeight(), length, room.getHeight());
        }
        taken.add(room);
        Pen.fill(graphics, room, VEIL);
        graphics.setColor(word.color);
        Typeface.SMALL.paint(graphics, word.text, left, room.getY() + Typeface.SMALL.ascent(), 0);
    }
}
