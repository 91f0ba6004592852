package rulezoo.simulator.codependent;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.random.RandomStream;

/**
 * The frozen part of the network that is the rule (docs/science.md, 1.2): two time constants, and two hidden
 * layers of sigmoid units without bias that all pathways share.
 *
 * @param tau1Seconds time constant of the first traces
 * @param tau2Seconds time constant of the second traces
 * @param layer1 50 x 6 weights, unit by unit
 * @param layer2 4 x 50 weights, unit by unit
 */
public record HiddenLayers(double tau1Seconds, double tau2Seconds, double[] layer1,
        double[] layer2) implements Serializable {
    /** Inputs of the first layer: x_pre, x_post, w, V, C_exc, C_inh. */
    public static final int INPUTS = 6;
    /** Units of the first layer. */
    public static final int UNITS = 50;
    /** Units of the second layer, which the evolved readouts see. */
    public static final int FEATURES = 4;

    private static final String HEADER = "index,part,value";
    private static final int MOST_ROWS = 1_000_000;
    private static final String PUBLISHED = "mlp_frozen_layers.csv";
    private static final double TAU1_SECONDS = 0.01;
    private static final double TAU2_SECONDS = 0.1;

    /** @throws IllegalArgumentException if a layer has the wrong size or a time constant is not positive */
    public HiddenLayers {
        layer1 = layer1.clone();
        layer2 = layer2.clone();
        if (layer1.length != UNITS * INPUTS || layer2.length != FEATURES * UNITS) {
            throw new IllegalArgumentException("the hidden layers have " + UNITS * INPUTS + " and " + FEATURES * UNITS
                    + " weights, not " + layer1.length + " and " + layer2.length);
        }
        if (!(tau1Seconds > 0 && tau2Seconds > 0 && Double.isFinite(tau1Seconds) && Double.isFinite(tau2Seconds))) {
            throw new IllegalArgumentException(
                    "time constants of the traces must be positive: " + tau1Seconds + ", " + tau2Seconds);
        }
    }

    /**
     * {@return layers drawn as the published ones seem to be: uniform within +-1 / sqrt(inputs of the layer)}
     *
     * @param seed master seed of the weights
     */
    public static HiddenLayers seeded(long seed) {
        RandomStream random = RandomStream.of(seed, "hidden layers");
        double[] first = new double[UNITS * INPUTS];
        double[] second = new double[FEATURES * UNITS];
        Arrays.setAll(first, _ -> (2 * random.nextUniform() - 1) / StrictMath.sqrt(INPUTS));
        Arrays.setAll(second, _ -> (2 * random.nextUniform() - 1) / StrictMath.sqrt(UNITS));
        return new HiddenLayers(TAU1_SECONDS, TAU2_SECONDS, first, second);
    }

    /**
     * {@return the published layers, those of fSBI's task configuration (T4wvceciMLP), which Mem1k shares: rules
     * of either archive mean nothing with others}
     */
    public static HiddenLayers published() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(HiddenLayers.class.getResourceAsStream(PUBLISHED)), StandardCharsets.UTF_8))) {
            return read(reader, PUBLISHED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads layers from a CSV table with the columns index, part and value, where part is {@code tau_s} (4
     * values: pre 1, pre 2, post 1, post 2), {@code hidden1} (300, unit by unit) or {@code hidden2} (200, unit by
     * unit).
     *
     * @param file the table, with a header
     * @return the layers of the table
     * @throws IOException if the file cannot be read or is something else; the message names the file
     */
    public static HiddenLayers read(Path file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            return read(reader, file.toString());
        }
    }

    private static HiddenLayers read(BufferedReader reader, String file) throws IOException {
        Map<String, List<Double>> parts = new HashMap<>();
        String line = reader.readLine();
        if (line == null || !line.replace("\ufeff", "").replace(" ", "").equals(HEADER)) {
            throw new IOException(file + ": its first line is not " + HEADER
                    + ": save a table separated by commas with these columns");
        }
        for (int row = 2; (line = reader.readLine()) != null && row <= MOST_ROWS; row++) {
            String[] cells = line.split(",", -1);
            if (cells.length != 3) {
                throw new IOException(file + ", row " + row + ": expected index,part,value with a number as value");
            }
            try {
                if (DecimalNumber.whole(cells[0].strip()) != row - 2) {
                    throw new IOException(
                            file + ", row " + row + ": index " + DecimalNumber.quoted(cells[0]) + " where "
                                    + (row - 2) + " was expected: keep the rows in order, each once");
                }
                parts.computeIfAbsent(cells[1].strip(), _ -> new ArrayList<>())
                        .add(DecimalNumber.parse(cells[2].strip()));
            } catch (NumberFormatException e) {
                throw new IOException(file + ", row " + row + ": expected index,part,value with a number as value: "
                        + e.getMessage(), e);
            }
        }
        double[] taus = part(parts, "tau_s", 4, file);
        if (taus[0] != taus[2] || taus[1] != taus[3]) {
            throw new IOException(file + ": pre- and postsynaptic traces must have the same time constants");
        }
        return new HiddenLayers(taus[0], taus[1], part(parts, "hidden1", UNITS * INPUTS, file),
                part(parts, "hidden2", FEATURES * UNITS, file));
    }

    private static double[] part(Map<String, List<Double>> parts, String name, int size, String file)
            throws IOException {
        List<Double> values = parts.getOrDefault(name, List.of());
        if (values.size() != size) {
            throw new IOException(file + ": part " + name + " must have " + size + " values, not " + values.size());
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** {@return a copy of the weights of the first layer} */
    @Override
    public double[] layer1() {
        return layer1.clone();
    }

    /** {@return a copy of the weights of the second layer} */
    @Override
    public double[] layer2() {
        return layer2.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HiddenLayers layers && tau1Seconds == layers.tau1Seconds
                && tau2Seconds == layers.tau2Seconds && Arrays.equals(layer1, layers.layer1)
                && Arrays.equals(layer2, layers.layer2);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(layer1) + Arrays.hashCode(layer2);
    }
}
