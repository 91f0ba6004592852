package rulezoo.cli;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.archive.ArchivedRule;
import rulezoo.archive.DiskFullException;
import rulezoo.archive.FailureSentence;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooColumns;
import rulezoo.archive.exchange.NumpyTable;
import rulezoo.archive.exchange.ParquetTable;
import rulezoo.archive.exchange.ResearchObject;
import rulezoo.simulator.rule.RuleFamily;

/** Writes the rules of a zoo as a table, or the zoo as a research object. */
@Command(name = "export", mixinStandardHelpOptions = true, description = {
        "Writes the rules of a zoo as a table, one row a rule: CSV, one JSON object a line, Parquet, or a NumPy structured "
                + "array. Coefficients of pathways that are not plastic are empty in CSV, absent in JSON, else NaN.",
        "To a folder: a research object (RO-Crate) of the zoo in one HDF5 file, tables of rules and probe records, and "
                + "machine-readable metadata."}, footer = {"", "Example:",
                        "  rulezoo zoo export zoo --out rules.csv",
                        "  rulezoo zoo export zoo --out my-rules --license https://creativecommons.org/licenses/by/4.0/"})
final class ZooExport implements Callable<Integer> {
    /** Writes the rules of a zoo to a file and says how many they are. */
    private interface Format {
        long write(Path zoo, Path file) throws IOException;
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The table, by the end of its name: .csv, .json, .parquet or .npy; or a new folder.")
    private Path out = Path.of("");

    @Option(names = "--license", paramLabel = "URL", defaultValue = "not stated: ask the authors", description = "What others may do with a research object (default: ${DEFAULT-VALUE}).")
    private String license = "";

    @Override
    public Integer call() throws IOException {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        Map<String, Format> formats = Map.of("csv", ZooExport::writeCsv, "json", ZooExport::writeJson, "parquet",
                ParquetTable::writeRules, "npy", NumpyTable::writeRules);
        Format format = formats.get(name.substring(dot + 1));
        if (format == null && dot >= 0) {
            throw new IllegalArgumentException(
                    "--out " + out + ": name a file that ends in .csv, .json, .parquet or .npy, or a new folder");
        }
        requireRules();
        if (format == null) {
            exportFolder();
        } else {
            spec.commandLine().getOut().printf(Locale.ROOT, "%s: %d rules%n", out, whole(format, out));
        }
        return 0;
    }

    /**
     * Writes a file that appears under its name whole, or not at all: an older one of this name stays until then.
     */
    private long whole(Format format, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long records = format.write(path, part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return records;
        } catch (IOException e) {
            IOException sentence = FailureSentence.writing(file, part, e);
            Files.deleteIfExists(part);
            throw sentence;
        }
    }

    private void requireRules() throws IOException {
        long[] rules = {0};
        List<SegmentProblem> problems = ZooColumns.rules(path, batch -> rules[0] += batch.size());
        problems.forEach(problem -> spec.commandLine().getErr().println("rulezoo: left out: " + problem.sentence()));
        if (rules[0] == 0) {
            throw new IOException(path + " holds no rules to export");
        }
    }

    private void exportFolder() throws IOException {
        if (!ResearchObject.isFree(out)) {
            throw new IllegalArgumentException("--out " + out + ": the folder exists and is not empty, name a new one");
        }
        try {
            Files.createDirectories(out);
            fillFolder();
        } catch (DiskFullException e) {
            emptyFolder();
            throw e;
        } catch (IOException e) {
            emptyFolder();
            throw FailureSentence.writing(out, e);
        }
    }

    /** Half a research object would look like one. */
    private void emptyFolder() throws IOException {
        if (Files.isDirectory(out)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(out)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    private void fillFolder() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Zoo.writeSingleFile(path, out.resolve("zoo.h5"));
        files.put("zoo.h5", "The rule zoo: rules, confirmations and probe records with their origin (HDF5)");
        long rules = whole(ZooExport::writeCsv, out.resolve("rules.csv"));
        files.put("rules.csv", "One row a rule: identity, search, mean stability metrics, coefficients");
        whole(ParquetTable::writeRules, out.resolve("rules.parquet"));
        files.put("rules.parquet", "The rules as a Parquet table; units in the metadata key rulezoo.units");
        long probes = whole(ParquetTable::writeProbes, out.resolve("probes.parquet"));
        files.put("probes.parquet", "One row a memory measurement (Parquet)");
        Set<String> runs = new LinkedHashSet<>();
        ZooColumns.rules(path, batch -> runs.addAll(List.of(batch.texts("run"))));
        ResearchObject.describe(out, files, String.valueOf(out.getFileName()), license, List.copyOf(runs));
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %d rules, %d probe records and ro-crate-metadata.json%n",
                out, rules,
                probes);
    }

    private static long writeJson(Path zoo, Path file) throws IOException {
        long[] rules = {0};
        try (Writer writer = Files.newBufferedWriter(file)) {
            ZooColumns.rules(zoo, batch -> {
                for (ArchivedRule rule : batch.rules()) {
                    writer.write(JsonLines.line(RuleFields.of(rule.rule())) + "\n");
                    rules[0]++;
                }
            });
        }
        return rules[0];
    }

    private static long writeCsv(Path zoo, Path file) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        csvColumns(zoo).forEach(schema::addColumn);
        long[] rules = {0};
        try (Writer writer = Files.newBufferedWriter(file);
                SequenceWriter rows = new CsvMapper().writer(schema.build()).writeValues(writer)) {
            ZooColumns.rules(zoo, batch -> {
                for (ArchivedRule rule : batch.rules()) {
                    Map<String, Object> fields = RuleFields.of(rule.rule());
                    fields.replaceAll((_, value) -> value instanceof List<?> list ? joined(list) : value);
                    rows.write(fields);
                    rules[0]++;
                }
            });
        }
        return rules[0];
    }

    /** Coefficients last, in the order of their family. */
    private static Set<String> csvColumns(Path zoo) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        List<RuleFamily> families = new ArrayList<>();
        ZooColumns.rules(zoo, batch -> {
            RuleFamily family = batch.rules().getFirst().rule().rule().family();
            if (!families.contains(family)) {
                families.add(family);
                columns.addAll(RuleFields.of(batch.rules().getFirst().rule()).keySet());
            }
        });
        for (RuleFamily family : families) {
            columns.removeAll(RuleFields.coefficientNames(family));
        }
        families.forEach(family -> columns.addAll(RuleFields.coefficientNames(family)));
        return columns;
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
