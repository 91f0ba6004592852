package rulezoo.archive.exchange;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rulezoo.archive.Lineage;

/**
 * The metrics files of fSBI and Mem1k: a NumPy structured array ({@code .npy}) with the fields {@code theta}
 * (coefficients), {@code seed} (a text that names the rule) and one for each metric, a number or an array
 * over tests.
 */
public final class MetricsArray {
    private static final int MOST_VALUES = 1000;

    private final Path file;
    private final String run;

    private MetricsArray(Path file) throws IOException {
        this.file = file;
        run = file.getFileName() + " " + FileHash.shortSha256(file);
    }

    /**
     * Reads all rules of a file, one at a time.
     *
     * @param file a metrics file ({@code .npy})
     * @param receiver given the rules in the order of the file
     * @throws IOException in one sentence that names the file, and the row if one is wrong
     */
    public static void read(Path file, RuleReceiver receiver) throws IOException {
        new MetricsArray(file).readAll(receiver);
    }

    private void readAll(RuleReceiver receiver) throws IOException {
        long size = Files.size(file);
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            NumpyArray array;
            NumpyField theta;
            try {
                array = new NumpyArray(stream);
                theta = array.field("theta").filter(NumpyField::isNumber)
                        .orElseThrow(() -> new IOException("it has no field of numbers 'theta'"));
                if (array.records() > size / array.recordBytes()) {
                    throw new IOException("it ends before its last record");
                }
            } catch (IOException e) {
                throw new IOException(file + " is not a metrics file of fSBI or Mem1k: " + e.getMessage(), e);
            }
            for (long row = 0; row < array.records(); row++) {
                receiver.accept(rule(array, theta, row));
            }
        }
    }

    private ImportedRule rule(NumpyArray array, NumpyField theta, long row) throws IOException {
        try {
            ByteBuffer record = array.next();
            double[] vector = theta.numbers(record);
            return new ImportedRule(RuleVectors.rule(vector), RuleVectors.inputRateHz(vector),
                    new Lineage(run, 0, List.of()), file.getFileName() + ", row " + row, reported(array, record));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(file + ", row " + row + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> reported(NumpyArray array, ByteBuffer record) {
        Map<String, Object> reported = new LinkedHashMap<>();
        for (NumpyField field : array.fields()) {
            if (field.isText()) {
                reported.put(field.name(), field.text(record));
            } else if (field.isNumber() && !field.name().equals("theta") && field.elements() <= MOST_VALUES) {
                double[] values = field.numbers(record);
                reported.put(field.name(),
                        field.shape().isEmpty() ? values[0] : Arrays.stream(values).boxed().toList());
            }
        }
        return reported;
    }
}
