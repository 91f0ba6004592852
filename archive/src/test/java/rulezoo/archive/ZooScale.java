package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import rulezoo.archive.column.ContentException;
import rulezoo.archive.column.ProbeTable;
import rulezoo.archive.column.RuleTable;
import rulezoo.archive.record.Origin;

/**
 * Steps on a zoo of a million rules and ten million probe records, each a process of its own, so that its
 * heap can be stated. Arguments: folder, step, and for writing the first and the number of segments.
 */
final class ZooScale {
    private ZooScale() {}

    /** Runs one step and prints what it did and how long it took. */
    public static void main(String[] arguments) throws IOException {
        Path zoo = Path.of(arguments[0]);
        long start = System.nanoTime();
        String done = switch (arguments[1]) {
            case "write-rules" -> writeRules(zoo, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "write-probes" -> writeProbes(zoo, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "write-packed" -> writePacked(zoo, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "open-writer" -> open(zoo);
            case "compact" -> compact(zoo);
            case "filter" -> filter(zoo);
            case "rule-columns" -> ruleColumns(zoo);
            case "probe-columns" -> probeColumns(zoo);
            case "verify" -> verify(zoo);
            default -> throw new IllegalArgumentException(arguments[1]);
        };
        System.out.printf(Locale.ROOT, "%s | %.1f s | -Xmx%dm%n", done, (System.nanoTime() - start) / 1e9,
                Runtime.getRuntime().maxMemory() >> 20);
    }

    private static String writeRules(Path zoo, int first, int segments) throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            for (int i = first; i < first + segments; i++) {
                writer.appendRules(Samples.rules(i, ZooWriter.SEGMENT_RECORDS, 2));
            }
        }
        return "archive " + segments * ZooWriter.SEGMENT_RECORDS + " rules, 500 a segment";
    }

    private static String writeProbes(Path zoo, int first, int segments) throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            for (int i = first; i < first + segments; i++) {
                writer.appendProbes(Samples.probes(i, ZooWriter.SEGMENT_RECORDS));
            }
        }
        return "archive " + segments * ZooWriter.SEGMENT_RECORDS + " probe records, 500 a segment";
    }

    /** What a compaction leaves of so many segments of rules and of probe records, without their small files. */
    private static String writePacked(Path zoo, int ruleSegments, int probeSegments) throws IOException {
        ZooWriter.open(zoo).close();
        ZooLayout layout = new ZooLayout(zoo);
        Packing rules = new Packing(layout.rules()::publish, null);
        Packing probes = new Packing(layout.probes()::publish, null);
        try {
            for (int i = 0; i < ruleSegments; i++) {
                rules.visit(zoo, RuleTable.encode(Samples.archived(Samples.rules(i, ZooWriter.SEGMENT_RECORDS, 2))));
            }
            rules.finish();
            for (int i = 0; i < probeSegments; i++) {
                probes.visit(zoo, ProbeTable.encode(Samples.probes(i, ZooWriter.SEGMENT_RECORDS), Origin.here()));
            }
            probes.finish();
        } catch (ContentException e) {
            throw new IOException(e);
        }
        return "write packed: " + size(zoo);
    }

    private static String open(Path zoo) throws IOException {
        ZooWriter.open(zoo).close();
        return "open for writing (checks everything), " + size(zoo);
    }

    private static String compact(Path zoo) throws IOException {
        try (ZooWriter writer = ZooWriter.open(zoo)) {
            ZooWriter.Compaction compaction = writer.compact();
            return "open and compact, " + compaction.replaced() + " segments to " + compaction.written();
        }
    }

    private static String filter(Path zoo) throws IOException {
        long[] found = {0, 0};
        ZooColumns.rules(zoo, batch -> {
            double[] rates = batch.numbers("cv_isi");
            String[] pathways = batch.texts("pathways");
            for (int row = 0; row < batch.size(); row++) {
                found[0]++;
                found[1] += rates[row] > 0.9 && pathways[row].equals("IE") ? 1 : 0;
            }
        });
        return "filter " + found[0] + " rules by a metric and the pathways, " + found[1] + " found";
    }

    private static String ruleColumns(Path zoo) throws IOException {
        double[][] columns = new double[24][1 << 20];
        int[] rows = {0};
        ZooColumns.rules(zoo, batch -> {
            List<String> names = batch.numericNames();
            List<String> coefficients = names.subList(names.size() - columns.length, names.size());
            for (int c = 0; c < columns.length; c++) {
                System.arraycopy(batch.numbers(coefficients.get(c)), 0, columns[c], rows[0], batch.size());
            }
            rows[0] += batch.size();
        });
        return "load 24 coefficient columns of " + rows[0] + " rules";
    }

    private static String probeColumns(Path zoo) throws IOException {
        double[][] columns = new double[3][11_000_000];
        int[] rows = {0};
        ZooColumns.probes(zoo, batch -> {
            System.arraycopy(batch.numbers("dr"), 0, columns[0], rows[0], batch.size());
            System.arraycopy(batch.numbers("delay_s"), 0, columns[1], rows[0], batch.size());
            System.arraycopy(batch.numbers("K"), 0, columns[2], rows[0], batch.size());
            rows[0] += batch.size();
        });
        double stable = Arrays.stream(columns[0], 0, rows[0]).filter(dr -> !Double.isNaN(dr)).count();
        return "load dr, delay and K of " + rows[0] + " probe records, " + (long) stable + " with a score";
    }

    private static String verify(Path zoo) throws IOException {
        Verification found = Verification.of(zoo);
        return "verify all: " + found.rules() + " rules, " + found.probes() + " probe records, "
                + found.problems().size() + " problems";
    }

    private static String size(Path zoo) throws IOException {
        try (Stream<Path> files = Files.walk(zoo)) {
            long[] count = {0, 0};
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                count[0]++;
                count[1] += Files.size(file);
            }
            return String.format(Locale.ROOT, "%d files, %.2f GB", count[0], count[1] / 1e9);
        }
    }
}
