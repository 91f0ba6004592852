package rulezoo.analysis.figure;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import rulezoo.simulator.rule.Pathway;

/**
 * Colours that people with any colour vision can tell apart (Okabe and Ito, 2008). Lines differ by marker as
 * well.
 */
final class Palette {
    static final Color BLUE = new Color(0x0072B2);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color GREEN = new Color(0x009E73);
    static final Color PURPLE = new Color(0xCC79A7);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color SKY = new Color(0x56B4E9);
    static final Color BLACK = new Color(0x222222);
    static final Color GREY = new Color(0x767676);
    static final Color FAINT = new Color(0xDDDDDD);

    private static final List<Color> LINES = List.of(BLUE, VERMILLION, GREEN, PURPLE, ORANGE, SKY, BLACK);
    private static final List<Marker> MARKERS = List.of(SeriesMarkers.CIRCLE, SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND, SeriesMarkers.TRIANGLE_UP, SeriesMarkers.TRIANGLE_DOWN);

    private Palette() {}

    static Color line(int index) {
        return LINES.get(index % LINES.size());
    }

    static Marker marker(int index) {
        return MARKERS.get(index % MARKERS.size());
    }

    static Color of(Pathway pathway) {
        return line(pathway.ordinal());
    }
}
