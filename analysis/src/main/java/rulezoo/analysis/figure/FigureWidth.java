package rulezoo.analysis.figure;

import java.util.OptionalDouble;
import rulezoo.analysis.chart.Sheet;

/**
 * The width of figures on paper. Panels are laid out for it, so that text has 7 to 9 pt at any width.
 *
 * @param millimetres the width; none for that which each figure was designed for
 */
public record FigureWidth(OptionalDouble millimetres) {
    /** Every figure as wide as it was designed. */
    public static final FigureWidth AS_DESIGNED = new FigureWidth(OptionalDouble.empty());

    /** Narrower ones have no room for a panel. */
    public static final double LEAST_MILLIMETRES = 50;
    /** Wider than any page of a journal. */
    public static final double MOST_MILLIMETRES = 500;

    /** Points of print for a pixel of a drawing: labels of 14 pixels have 8 pt. */
    static final double POINTS_PER_PIXEL = 8.0 / 14;
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    /**
     * @throws IllegalArgumentException if it is not from {@value #LEAST_MILLIMETRES} to
     *         {@value #MOST_MILLIMETRES} mm
     */
    public FigureWidth {
        if (millimetres.isPresent() && !(millimetres.getAsDouble() >= LEAST_MILLIMETRES
                && millimetres.getAsDouble() <= MOST_MILLIMETRES)) {
            throw new IllegalArgumentException("a figure is from 50 to 500 mm wide, not " + millimetres.getAsDouble());
        }
    }

    /**
     * {@return a width on paper}
     *
     * @param millimetres from {@value #LEAST_MILLIMETRES} to {@value #MOST_MILLIMETRES}
     */
    public static FigureWidth ofMillimetres(double millimetres) {
        return new FigureWidth(OptionalDouble.of(millimetres));
    }

    /** The panels of a figure, laid out at this width. */
    Sheet sheet(Figure figure) {
        return millimetres.isEmpty()
                ? new Sheet(figure.panels(), figure.columns())
                : new Sheet(figure.panels(), figure.columns(),
                        millimetres.getAsDouble() * POINTS_PER_MILLIMETRE / POINTS_PER_PIXEL);
    }

    /** How a length of a drawing is written in an SVG file: in pixels, or in millimetres of paper. */
    String length(double pixels) {
        return millimetres.isEmpty()
                ? Math.round(pixels) + ""
                : Math.round(100 * pixels * POINTS_PER_PIXEL / POINTS_PER_MILLIMETRE) / 100.0 + "mm";
    }
}
