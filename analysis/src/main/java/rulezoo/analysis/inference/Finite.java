package rulezoo.analysis.inference;

/** Refuses rows of data that are too short, too long, or not finite. */
final class Finite {
    private Finite() {}

    static void check(double[] row, int length, String what, int step) {
        if (row.length != length) {
            throw new IllegalArgumentException(
                    what + ": step " + step + " has " + row.length + " values instead of " + length);
        }
        for (double value : row) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        what + ": step " + step + " has the value " + value + "; leave such steps out");
            }
        }
    }
}
