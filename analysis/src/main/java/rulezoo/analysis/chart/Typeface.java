package rulezoo.analysis.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** One size and weight of text: it is measured here, and painted as text and not as outlines. */
enum Typeface {
    /** Titles of panels. */
    TITLE(Font.BOLD, 15),
    /** Titles of axes, names of series. */
    LABEL(Font.PLAIN, 14),
    /** Numbers at ticks, words at points. */
    SMALL(Font.PLAIN, 13);

    /** Text is as wide on paper as on a screen: it is measured without rounding to pixels. */
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
    private static final double ASCENT = 0.76;
    private static final double LINE = 1.2;

    private final int style;
    private final int size;

    Typeface(int style, int size) {
        this.style = style;
        this.size = size;
    }

    private Font font() {
        return new Font(Font.SANS_SERIF, style, size);
    }

    double width(String text) {
        return font().getStringBounds(text, EXACT).getWidth();
    }

    /** Distance between two lines. */
    double lineHeight() {
        return LINE * size;
    }

    /** Height of capitals and digits. */
    double ascent() {
        return ASCENT * size;
    }

    /** Words on as many lines as a width needs. */
    List<String> wrapped(String text, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }

    /** Paints a text; {@code align} is the part of its width that lies to the left of {@code x}. */
    void paint(Graphics2D graphics, String text, double x, double baseline, double align) {
        graphics.setFont(font());
        graphics.drawString(text, (float) (x - align * width(text)), (float) baseline);
    }

    /** Paints a text that reads upwards; {@code align} is the part of its length that lies below {@code y}. */
    void paintUpright(Graphics2D graphics, String text, double baseline, double y, double align) {
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.translate(baseline, y);
        turned.rotate(-Math.PI / 2);
        paint(turned, text, 0, 0, align);
        turned.dispose();
    }
}
