package rulezoo.analysis.chart;

/**
 * What stands around the axes of a panel, in pixels.
 *
 * @param left ticks and title of the vertical axis
 * @param right a legend at the side, a key of colours
 * @param top the title
 * @param bottom ticks and title of the horizontal axis, and a legend below
 */
record Insets(double left, double right, double top, double bottom) {
    /** The larger of two, side by side: panels with the same insets have aligned axes. */
    Insets union(Insets other) {
        return new Insets(Math.max(left, other.left), Math.max(right, other.right), Math.max(top, other.top),
                Math.max(bottom, other.bottom));
    }
}
