package rulezoo.analysis.chart;

import java.awt.Color;
import java.util.List;
import rulezoo.simulator.rule.Pathway;

/**
 * Colours that people with any colour vision can tell apart (Okabe and Ito, 2008). Lines differ by marker as
 * well.
 */
public final class Palette {
    /** First colour of series. */
    public static final Color BLUE = new Color(0x0072B2);
    /** Second colour of series. */
    public static final Color VERMILLION = new Color(0xD55E00);
    /** Third colour of series. */
    public static final Color GREEN = new Color(0x009E73);
    /** Fourth colour of series. */
    public static final Color PURPLE = new Color(0xCC79A7);
    /** Fifth colour of series. */
    public static final Color ORANGE = new Color(0xE69F00);
    /** Sixth colour of series. */
    public static final Color SKY = new Color(0x56B4E9);
    /** Text, and what stands for all. */
    public static final Color BLACK = new Color(0x222222);
    /** Controls and limits. */
    public static final Color GREY = new Color(0x767676);
    /** Grids. */
    public static final Color FAINT = new Color(0xDDDDDD);

    private static final List<Color> LINES = List.of(BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, BLACK);
    private static final List<Marker> MARKERS = List.of(Marker.CIRCLE, Marker.SQUARE,
            Marker.DIAMOND, Marker.TRIANGLE_UP, Marker.TRIANGLE_DOWN, Marker.TRIANGLE_RIGHT, Marker.PLUS);

    private Palette() {}

    /**
     * {@return the colour of the series of a number}
     *
     * @param index from 0
     */
    public static Color line(int index) {
        return LINES.get(index % LINES.size());
    }

    /**
     * {@return the marker of the series of a number}
     *
     * @param index from 0
     */
    public static Marker marker(int index) {
        return MARKERS.get(index % MARKERS.size());
    }

    /**
     * {@return the colour of a pathway, the same in all figures}
     *
     * @param pathway the pathway
     */
    public static Color of(Pathway pathway) {
        return line(pathway.ordinal());
    }
}
