package rulezoo.analysis.figure;

/**
 * Equal bins over a range.
 *
 * @param low left end of the first bin
 * @param width width of a bin
 * @param counts number of values in each bin
 */
record Histogram(double low, double width, int[] counts) {
    /** Lets a value on an edge fall to the right of it in spite of rounding. */
    private static final double ROUNDING = 1e-9;

    /**
     * Counts values in about the given number of bins from the lowest to the highest end, with round numbers as
     * edges.
     *
     * @param values what to count; those beyond {@code high} go to the last bin, those below {@code low} to the
     *        first
     * @param low where the bins begin, or a little before
     * @param high where the bins end, or a little behind; more than {@code low}
     * @param bins about how many
     */
    static Histogram of(double[] values, double low, double high, int bins) {
        double width = round((high - low) / bins);
        double first = Math.floor(low / width + ROUNDING) * width;
        int[] counts = new int[Math.max(1, (int) Math.ceil((high - first) / width - ROUNDING))];
        for (double value : values) {
            counts[Math.clamp((long) Math.floor((value - first) / width + ROUNDING), 0, counts.length - 1)]++;
        }
        return new Histogram(first, width, counts);
    }

    /** The next larger of 1, 2 and 5 times a power of ten. */
    private static double round(double width) {
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(width)));
        double factor = width / power;
        return (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10) * power;
    }

    /** Right end of the last bin. */
    double high() {
        return low + counts.length * width;
    }

    /** Corners of the outline: left and right end of each bin, with a foot at either end. */
    double[] outlineX() {
        double[] x = new double[2 * counts.length + 2];
        x[0] = low;
        x[x.length - 1] = low + counts.length * width;
        for (int i = 0; i < counts.length; i++) {
            x[2 * i + 1] = low + i * width;
            x[2 * i + 2] = low + (i + 1) * width;
        }
        return x;
    }

    /** Heights that go with {@link #outlineX}, as parts of a total. */
    double[] outlineY(double total) {
        double[] y = new double[2 * counts.length + 2];
        for (int i = 0; i < counts.length; i++) {
            y[2 * i + 1] = counts[i] / total;
            y[2 * i + 2] = counts[i] / total;
        }
        return y;
    }
}
