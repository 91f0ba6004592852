package rulezoo.archive.intake;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rulezoo.archive.exchange.FileHash;
import rulezoo.archive.record.Lineage;

/**
 * The metrics files of fSBI and Mem1k: a NumPy structured array ({@code .npy}) with the fields {@code theta}
 * (coefficients), {@code seed} (a text that names the rule) and one for each metric, a number or an array
 * over tests. Also a plain matrix of coefficients, one rule a row, in the same order.
 */
public final class MetricsArray {
    private static final String THETA = "theta";
    private static final int MOST_VALUES = 1000;
    private static final int LARGEST_TEXT_BYTES = 4000;

    private final NumpyArray array;
    private final NumpyField theta;
    private final String name;
    private final Path file;
    private final RuleCollector collector;

    /**
     * @throws IOException half a sentence if the array holds no rules
     */
    private MetricsArray(NumpyArray array, String arrayName, Path file, RuleCollector collector) throws IOException {
        this.array = array;
        this.file = file;
        this.collector = collector;
        theta = array.isPlain()
                ? plain(array)
                : array.field(THETA).filter(NumpyField::isNumber)
                        .orElseThrow(() -> new IOException("it has no field of numbers 'theta', but "
                                + array.fields().stream().map(NumpyField::name).limit(20)
                                        .collect(Collectors.joining(", "))));
        name = array.isPlain() ? arrayName : THETA;
    }

    private static NumpyField plain(NumpyArray array) throws IOException {
        NumpyField values = array.fields().getFirst();
        if (array.shape().size() == 1 && RuleVectors.isLength(values.elements())) {
            return values;
        }
        throw new IOException(array.shape().isEmpty() && RuleVectors.isLength((int) array.records())
                ? "it is one vector: save it as a row, np.save('rules.npy', theta[None, :])"
                : "it is a plain array of shape (" + array.records() + array.shape().stream().map(n -> ", " + n)
                        .collect(Collectors.joining()) + "), not of (rules, 24): save one row per rule, of 24 or 25"
                        + " coefficients (polynomial) or 22 or 23 (perceptron)");
    }

    /**
     * Reads all rules of a file.
     *
     * @param file a metrics file ({@code .npy})
     * @return the rules in the order of the file
     * @throws IOException in one sentence that names the file, and row and field if a value is wrong
     */
    public static ImportedRules read(Path file) throws IOException {
        RuleCollector collector = new RuleCollector(file);
        if (!Files.isRegularFile(file)) {
            throw new IOException(file + (Files.exists(file) ? " is not a file" : " does not exist"));
        }
        long size = Files.size(file);
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            MetricsArray metrics;
            NumpyArray array;
            try {
                array = new NumpyArray(stream);
                metrics = new MetricsArray(array, THETA, file, collector);
                if (array.records() > size / array.recordBytes()) {
                    throw new IOException("it ends before its last record");
                }
            } catch (IOException e) {
                throw new IOException(file + " is not a metrics file of fSBI or Mem1k: " + e.getMessage(), e);
            }
            metrics.readAll();
            try {
                array.end();
            } catch (IOException e) {
                throw new IOException(file + ": " + e.getMessage(), e);
            }
        }
        return collector.result();
    }

    /**
     * Reads the rules of an array that is part of a file.
     *
     * @param arrayName what the file calls it
     * @throws IOException if it holds no rules, or a wrong value
     */
    static void read(NumpyArray array, String arrayName, Path file, RuleCollector collector) throws IOException {
        new MetricsArray(array, arrayName, file, collector).readAll();
    }

    private void readAll() throws IOException {
        String run = file.getFileName() + " " + FileHash.shortSha256(file);
        if (array.isPlain()) {
            collector.note("a plain matrix, whose columns are read in the order of fSBI and Mem1k");
        }
        if (theta.isHalfPrecision()) {
            collector.note("'" + name + "' is in half precision (float16): its coefficients have three digits");
        }
        for (NumpyField field : array.fields()) {
            if (!field.name().isEmpty() && !isReported(field) && !field.equals(theta)) {
                collector.note("field '" + field.name() + "' is left out: "
                        + (field.isText() || field.isNumber() ? "too large for a report" : "no number and no text"));
            }
        }
        for (long row = 0; row < array.records(); row++) {
            String place = "row " + row;
            ByteBuffer record;
            try {
                record = array.next();
            } catch (IOException e) {
                throw collector.refused(place, String.valueOf(e.getMessage()));
            }
            double[] vector = theta.numbers(record);
            collector.add(new ImportedRule(RuleVectors.rule(collector, place, name, vector),
                    RuleVectors.inputRateHz(collector, place, name, vector), new Lineage(run, 0, List.of()),
                    file.getFileName() + ", " + place, reported(record)));
        }
    }

    private boolean isReported(NumpyField field) {
        if (field.equals(theta)) {
            return false;
        }
        return field.isText()
                ? field.shape().isEmpty() && field.size() <= LARGEST_TEXT_BYTES
                : field.isNumber() && field.elements() <= MOST_VALUES;
    }

    private Map<String, Object> reported(ByteBuffer record) {
        Map<String, Object> reported = new LinkedHashMap<>();
        for (NumpyField field : array.fields()) {
            if (!isReported(field)) {
                continue;
            }
            if (field.isText()) {
                reported.put(field.name(), field.text(record));
            } else {
                List<Object> values = field.values(record);
                reported.put(field.name(), field.shape().isEmpty() ? values.getFirst() : values);
            }
        }
        return reported;
    }
}
