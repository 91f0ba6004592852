package rulezoo.analysis.figure;

import java.util.Arrays;

/**
 * Equal bins over a range.
 *
 * @param low left end of the first bin
 * @param width width of a bin
 * @param counts values in each bin; the last bin includes its right end
 */
record Histogram(double low, double width, int[] counts) {
    /** Counts values between two ends; {@code high} must be larger than {@code low}. */
    static Histogram of(double[] values, double low, double high, int bins) {
        int[] counts = new int[bins];
        double width = (high - low) / bins;
        for (double value : values) {
            if (value >= low && value <= high) {
                counts[Math.min(bins - 1, (int) ((value - low) / width))]++;
            }
        }
        return new Histogram(low, width, counts);
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

    int sum() {
        return Arrays.stream(counts).sum();
    }
}
