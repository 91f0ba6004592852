package rulezoo.analysis.chart;

import java.awt.BasicStroke;
import java.util.List;

/** How a line is drawn. Curves of one panel differ in it as well as in colour. */
public enum LineStyle {
    /** The line of a series. */
    SOLID(2),
    /** Long dashes. */
    DASHED(2, 8, 4),
    /** Dots. */
    DOTTED(2, 2, 3),
    /** A dash and a dot in turn. */
    DASH_DOT(2, 9, 3, 2, 3),
    /** A long and a short dash in turn. */
    LONG_SHORT(2, 14, 4, 5, 4),
    /** Dots far apart. */
    SPARSE(2, 2, 7),
    /** A dash and two dots in turn. */
    DASH_DOT_DOT(2, 9, 3, 2, 3, 2, 3),
    /** A thin line, such as an axis at zero. */
    THIN(1.2f),
    /** A thin dashed line, such as a limit that the caption names. */
    REFERENCE(1.2f, 5, 4);

    private static final List<LineStyle> CURVES = List.of(SOLID, DASHED, DOTTED, DASH_DOT, LONG_SHORT, SPARSE,
            DASH_DOT_DOT);

    private final float width;
    private final float[] dashes;

    LineStyle(float width, float... dashes) {
        this.width = width;
        this.dashes = dashes;
    }

    /** The style of the curve of a number, of those without markers. */
    static LineStyle ofCurve(int number) {
        return CURVES.get(number % CURVES.size());
    }

    BasicStroke stroke() {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1,
                dashes.length == 0 ? null : dashes, 0);
    }
}
