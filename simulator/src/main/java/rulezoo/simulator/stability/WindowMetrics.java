package rulezoo.simulator.stability;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.hipparchus.complex.Complex;
import org.hipparchus.transform.DftNormalization;
import org.hipparchus.transform.FastFourierTransformer;
import org.hipparchus.transform.TransformType;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.recording.WindowRecording;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.statistics.Moments;

/**
 * Computes the {@link StabilityMetrics} of a recorded window (docs/science.md, 3.1). As in the published
 * code, bins are laid from the start of the window and the last one is left out.
 */
public final class WindowMetrics {
    private static final int SMALL_BIN_STEPS = 10;
    private static final int MEDIUM_BIN_STEPS = 100;
    private static final int BIG_BIN_STEPS = 1000;
    private static final int AUTO_COV_LAGS = 50;
    private static final int KL_BINS = 99;

    private final WindowRecording window;
    private final double seconds;
    private final int neurons;

    private WindowMetrics(WindowRecording window) {
        this.window = window;
        this.seconds = window.windowSteps() * NetworkSpec.STEP_SECONDS;
        this.neurons = window.excitatory().length;
    }

    /**
     * {@return all metrics of one window}
     *
     * @param window what was recorded in it
     */
    public static StabilityMetrics of(WindowRecording window) {
        return new WindowMetrics(window).compute();
    }

    private StabilityMetrics compute() {
        double[] values = new double[StabilityMetric.values().length];
        double[] cv = cvOfEachNeuron();
        double[] rates = new double[neurons];
        for (int i = 0; i < neurons; i++) {
            rates[i] = window.excitatory()[i].length / seconds;
        }
        int[][] bigCounts = counts(BIG_BIN_STEPS);
        double[] populationCount = populationCount();
        set(values, StabilityMetric.RATE, Moments.mean(rates));
        // Without inhibitory neurons it is 0.
        set(values, StabilityMetric.RATE_I, window.inhibitorySpikes() / (Math.max(1, window.inhibitory()) * seconds));
        set(values, StabilityMetric.CV_ISI, Moments.mean(cv));
        set(values, StabilityMetric.KL_ISI, klOfIntervals(Moments.mean(rates)));
        set(values, StabilityMetric.SPATIAL_FANO, meanFano(transposed(bigCounts)));
        set(values, StabilityMetric.TEMPORAL_FANO, meanFano(bigCounts));
        set(values, StabilityMetric.AUTO_COV, meanAutocorrelation());
        set(values, StabilityMetric.FFT, spectrumSum(populationCount));
        set(values, StabilityMetric.W_BLOW, fractionAtBounds());
        set(values, StabilityMetric.STD_RATE_TEMPORAL, Moments.populationSd(populationCount));
        set(values, StabilityMetric.STD_RATE_SPATIAL, Moments.populationSd(rates));
        set(values, StabilityMetric.STD_CV, Moments.populationSd(cv));
        set(values, StabilityMetric.W_CREEP, creep());
        set(values, StabilityMetric.W_EE, lastMean(Pathway.EE));
        set(values, StabilityMetric.W_EI, lastMean(Pathway.EI));
        set(values, StabilityMetric.W_IE, lastMean(Pathway.IE));
        set(values, StabilityMetric.W_II, lastMean(Pathway.II));
        return new StabilityMetrics(values);
    }

    private static void set(double[] values, StabilityMetric metric, double value) {
        values[metric.ordinal()] = value;
    }

    private double[] cvOfEachNeuron() {
        double[] cv = new double[neurons];
        for (int i = 0; i < neurons; i++) {
            int[] train = window.excitatory()[i];
            if (train.length > 3) {
                double[] intervals = new double[train.length - 1];
                for (int k = 0; k < intervals.length; k++) {
                    intervals[k] = train[k + 1] - train[k];
                }
                cv[i] = Moments.populationSd(intervals) / Moments.mean(intervals);
            }
        }
        return cv;
    }

    private double klOfIntervals(double rateHz) {
        double[] fraction = new double[KL_BINS];
        double sum = 0;
        int n = 0;
        for (int[] train : window.excitatory()) {
            for (int k = 1; k < train.length; k++) {
                double interval = (train[k] - train[k - 1]) * NetworkSpec.STEP_SECONDS;
                fraction[Math.min(KL_BINS - 1, (int) (interval * KL_BINS))]++;
                sum += interval;
                n++;
            }
        }
        double exponentialRate = rateHz <= 0.1 || n == 0 ? 0.01 : n / sum;
        double kl = 0;
        for (int bin = 0; bin < KL_BINS; bin++) {
            double p = fraction[bin] / Math.max(n, 1);
            double q = StrictMath.exp(-exponentialRate * bin / KL_BINS)
                    - StrictMath.exp(-exponentialRate * (bin + 1) / KL_BINS);
            kl += p > 0 ? p * StrictMath.log(p / q) : 0;
        }
        return Math.abs(kl);
    }

    /** Spike counts {@code [neuron][bin]}. */
    private int[][] counts(int binSteps) {
        int bins = bins(binSteps);
        int[][] counts = new int[neurons][bins];
        for (int i = 0; i < neurons; i++) {
            for (int step : window.excitatory()[i]) {
                if (step / binSteps < bins) {
                    counts[i][step / binSteps]++;
                }
            }
        }
        return counts;
    }

    private int bins(int binSteps) {
        return Math.max(1, window.windowSteps() / binSteps - 1);
    }

    private static int[][] transposed(int[][] matrix) {
        int[][] result = new int[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < matrix[i].length; j++) {
                result[j][i] = matrix[i][j];
            }
        }
        return result;
    }

    private static double meanFano(int[][] samples) {
        double sum = 0;
        for (int[] counts : samples) {
            double[] values = new double[counts.length];
            double total = 0;
            for (int i = 0; i < counts.length; i++) {
                values[i] = counts[i];
                total += counts[i];
            }
            if (total > 3) {
                double sd = Moments.populationSd(values);
                sum += sd * sd / Moments.mean(values);
            }
        }
        return sum / samples.length;
    }

    private double meanAutocorrelation() {
        int bins = bins(MEDIUM_BIN_STEPS);
        double sum = 0;
        int[] count = new int[bins];
        for (int[] train : window.excitatory()) {
            Arrays.fill(count, 0);
            int spikes = 0;
            for (int step : train) {
                if (step / MEDIUM_BIN_STEPS < bins) {
                    count[step / MEDIUM_BIN_STEPS]++;
                    spikes++;
                }
            }
            sum += autocorrelation(train, count, (double) spikes / bins);
        }
        return sum / neurons;
    }

    /**
     * Mean over lags of |C(lag)| / C(0) for C(lag) = sum_t (x_t - m)(x_(t+lag) - m), with the product expanded so
     * that only bins with spikes are visited.
     */
    private static double autocorrelation(int[] train, int[] count, double mean) {
        int bins = count.length;
        double variance = 0;
        for (int x : count) {
            variance += (x - mean) * (x - mean);
        }
        if (Math.sqrt(variance / bins) <= 0.05) {
            return 1;
        }
        int lags = Math.min(AUTO_COV_LAGS, bins - 1);
        double[] products = new double[lags + 1];
        int previous = -1;
        for (int step : train) {
            int bin = step / MEDIUM_BIN_STEPS;
            if (bin >= bins || bin == previous) {
                continue;
            }
            previous = bin;
            for (int lag = 0; lag <= lags && bin + lag < bins; lag++) {
                products[lag] += count[bin] * count[bin + lag];
            }
        }
        double total = mean * bins;
        double head = 0;
        double tail = 0;
        double sum = 0;
        for (int lag = 0; lag <= lags; lag++) {
            double c = products[lag] - mean * (2 * total - head - tail) + (bins - lag) * mean * mean;
            sum += (lag == 0 ? 1 : 2) * Math.abs(c) / variance;
            head += count[lag];
            tail += count[bins - 1 - lag];
        }
        return sum / (2 * lags + 1);
    }

    /** Spikes per neuron in each 1 ms bin. */
    private double[] populationCount() {
        double[] count = new double[bins(SMALL_BIN_STEPS)];
        for (int[] train : window.excitatory()) {
            for (int step : train) {
                if (step / SMALL_BIN_STEPS < count.length) {
                    count[step / SMALL_BIN_STEPS]++;
                }
            }
        }
        for (int bin = 0; bin < count.length; bin++) {
            count[bin] /= neurons;
        }
        return count;
    }

    private static double spectrumSum(double[] signal) {
        Complex[] spectrum = fourier(signal);
        double sum = 0;
        for (int k = 1; k < signal.length / 2; k++) {
            sum += Math.hypot(spectrum[k].getRealPart(), spectrum[k].getImaginaryPart());
        }
        return sum * 2 / signal.length;
    }

    /**
     * Discrete Fourier transform of any length n by Bluestein's convolution with transforms of length 2^k >= 2n -
     * 1.
     */
    private static Complex[] fourier(double[] signal) {
        int n = signal.length;
        int length = Integer.highestOneBit(Math.max(1, 2 * n - 2)) * 2;
        Complex[] chirp = new Complex[n];
        for (int k = 0; k < n; k++) {
            double angle = StrictMath.PI * ((long) k * k % (2L * n)) / n;
            chirp[k] = new Complex(StrictMath.cos(angle), -StrictMath.sin(angle));
        }
        Complex[] a = new Complex[length];
        Complex[] b = new Complex[length];
        Arrays.fill(a, Complex.ZERO);
        Arrays.fill(b, Complex.ZERO);
        for (int k = 0; k < n; k++) {
            a[k] = chirp[k].multiply(signal[k]);
            b[k] = chirp[k].conjugate();
            b[(length - k) % length] = b[k];
        }
        FastFourierTransformer transformer = new FastFourierTransformer(DftNormalization.STANDARD);
        Complex[] fa = transformer.transform(a, TransformType.FORWARD);
        Complex[] fb = transformer.transform(b, TransformType.FORWARD);
        for (int k = 0; k < length; k++) {
            fa[k] = fa[k].multiply(fb[k]);
        }
        Complex[] convolution = transformer.transform(fa, TransformType.INVERSE);
        for (int k = 0; k < n; k++) {
            convolution[k] = convolution[k].multiply(chirp[k]);
        }
        return convolution;
    }

    /** The average over pathways that have synapses: a single neuron has no others. */
    private double fractionAtBounds() {
        double sum = 0;
        int pathways = 0;
        for (float[][] samples : window.weights().values()) {
            int bound = 0;
            int n = 0;
            // The published code asks for t > start, which leaves the first sample out.
            for (int k = Math.min(1, samples.length - 1); k < samples.length; k++) {
                for (float w : samples[k]) {
                    bound += w == 0 || w == (float) window.maximumWeight() ? 1 : 0;
                    n++;
                }
            }
            if (n > 0) {
                sum += (double) bound / n;
                pathways++;
            }
        }
        return sum / pathways;
    }

    private double creep() {
        double creep = 0;
        for (Map.Entry<Pathway, float[][]> entry : window.weights().entrySet()) {
            double start = Moments.mean(entry.getValue()[0]);
            double end = lastMean(entry.getKey());
            if (start + end > 0.1) {
                creep = Math.max(creep, Math.abs(2 * (end - start) / (end + start)));
            }
        }
        return creep;
    }

    private double lastMean(Pathway pathway) {
        float[][] samples = Objects.requireNonNull(window.weights().get(pathway));
        return Moments.mean(samples[samples.length - 1]);
    }
}
