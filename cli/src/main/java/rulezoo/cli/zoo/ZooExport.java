package rulezoo.cli.zoo;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.report.MeasurementTable;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooColumns;
import rulezoo.archive.exchange.FlatTable;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.exchange.NumpyTable;
import rulezoo.archive.exchange.ParquetTable;
import rulezoo.archive.exchange.ResearchObject;
import rulezoo.archive.exchange.RuleFields;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Remarks;
import rulezoo.archive.segment.DiskFullException;
import rulezoo.archive.segment.FailureSentence;
import rulezoo.archive.segment.WholeFile;
import rulezoo.cli.console.LeftOut;
import rulezoo.simulator.rule.RuleFamily;

/** Writes the rules or measurements of a zoo as tables, or the zoo as a research object. */
@Command(name = "export", mixinStandardHelpOptions = true, description = {
        "Writes the rules of a zoo as a table, one row per rule: as CSV, JSON lines, Parquet, or a NumPy structured array. "
                + "Coefficients of pathways that are not plastic are empty in CSV, absent in JSON, and NaN in the others. "
                + "'simulate' and 'zoo import' read the CSV.",
        "--probes writes all measurements of memory, one per row, with the same columns as Python's rulezoo.open(zoo).memory().",
        "If --out names a new folder, it receives a research object (RO-Crate): the zoo in one HDF5 file, tables of rules and "
                + "probe records, and machine-readable metadata."}, footer = {"", "Example:",
                        "  rulezoo zoo export zoo --out rules.csv",
                        "  rulezoo zoo export zoo --probes probes.parquet",
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

    @Option(names = "--out", paramLabel = "FILE", description = "File for the table of rules. The end of its name chooses the format: .csv, .json, .parquet or .npy. Or a new folder.")
    private @Nullable Path out;

    @Option(names = "--probes", paramLabel = "FILE", description = "Table of all measurements of memory, each beside its static network: .csv or .parquet.")
    private @Nullable Path probes;

    @Option(names = "--license", paramLabel = "URL", defaultValue = "not stated: ask the authors", description = "Licence of the research object, which says what others may do with it (default: ${DEFAULT-VALUE}).")
    private String license = "";

    @Override
    public Integer call() throws IOException {
        if (out == null && probes == null) {
            throw new ParameterException(spec.commandLine(), "name what is to be written: --out FILE or --probes FILE");
        }
        if (out != null && probes != null
                && out.toAbsolutePath().normalize().equals(probes.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("--out and --probes name the same file, " + out + ": name two");
        }
        LeftOut leftOut = new LeftOut(spec.commandLine());
        if (probes != null) {
            exportProbes(probes, leftOut);
        }
        if (out != null) {
            exportRules(out, leftOut);
        }
        return leftOut.exitCode();
    }

    private void exportProbes(Path file, LeftOut leftOut) throws IOException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".parquet")) {
            throw new IllegalArgumentException("--probes " + file + ": name a file that ends in .csv or .parquet");
        }
        WholeFile.requireWritable(file);
        Zoo zoo = leftOut.read(path);
        FlatTable table = MeasurementTable.of(zoo.probes(),
                Lineages.of(leftOut.simulatable(zoo)));
        if (table.rows() == 0) {
            throw new IOException(path + " holds no measurements of memory to export");
        }
        if (name.endsWith(".csv")) {
            table.writeCsv(file);
        } else {
            ParquetTable.write(table, file);
        }
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %d measurements%n", file, table.rows());
    }

    private void exportRules(Path out, LeftOut leftOut) throws IOException {
        String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
        int dot = name.lastIndexOf('.');
        Map<String, Format> formats = Map.of("csv", ZooExport::writeCsv, "json", ZooExport::writeJson, "parquet",
                ParquetTable::writeRules, "npy", NumpyTable::writeRules);
        Format format = formats.get(name.substring(dot + 1));
        if (format == null && dot >= 0) {
            throw new IllegalArgumentException(
                    "--out " + out + ": name a file that ends in .csv, .json, .parquet or .npy, or a new folder");
        }
        if (format != null && spec.commandLine().getParseResult().hasMatchedOption("--license")) {
            throw new IllegalArgumentException(
                    "--license is for a folder: leave it out, or name a new folder as --out");
        }
        if (format == null && !ResearchObject.isFree(out)) {
            throw new IllegalArgumentException("--out " + out + ": the folder exists and is not empty, name a new one");
        }
        requireRules(leftOut);
        if (format == null) {
            exportFolder(out, leftOut);
        } else {
            WholeFile.requireWritable(out);
            spec.commandLine().getOut().printf(Locale.ROOT, "%s: %d rules%n", out, format.write(path, out));
        }
    }

    private void requireRules(LeftOut leftOut) throws IOException {
        long[] rules = {0};
        leftOut.add(ZooColumns.rules(path, batch -> rules[0] += batch.size()));
        if (rules[0] == 0) {
            throw new IOException(path + " holds no rules to export");
        }
    }

    private void exportFolder(Path out, LeftOut leftOut) throws IOException {
        try {
            ResearchObject.begin(out);
            fillFolder(out, leftOut);
        } catch (DiskFullException e) {
            ResearchObject.clear(out);
            throw e;
        } catch (IOException e) {
            ResearchObject.clear(out);
            throw FailureSentence.writing(out, e);
        }
    }

    /** All tables are those of the one file, whatever else is archived meanwhile. */
    private void fillFolder(Path out, LeftOut leftOut) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        Path zoo = out.resolve("zoo.h5");
        leftOut.add(Zoo.writeSingleFile(path, zoo));
        files.put("zoo.h5", "The rule zoo: rules, confirmations and probe records with their origin (HDF5)");
        long rules = writeCsv(zoo, out.resolve("rules.csv"));
        files.put("rules.csv", "One row per rule: identity, search, mean stability metrics, coefficients");
        ParquetTable.writeRules(zoo, out.resolve("rules.parquet"));
        files.put("rules.parquet", "The rules as a Parquet table; units in the metadata key rulezoo.units");
        long probes = ParquetTable.writeProbes(zoo, out.resolve("probes.parquet"));
        files.put("probes.parquet", "One row a memory measurement (Parquet)");
        Set<String> runs = new LinkedHashSet<>();
        ZooColumns.rules(zoo, batch -> runs.addAll(List.of(batch.texts("run"))));
        ResearchObject.describe(out, files, String.valueOf(out.getFileName()), license, List.copyOf(runs));
        spec.commandLine().getOut().printf(Locale.ROOT, "%s: %d rules, %d probe records and ro-crate-metadata.json%n",
                out, rules,
                probes);
    }

    private static long writeJson(Path zoo, Path file) throws IOException {
        long[] rules = {0};
        WholeFile.write(file, out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            ZooColumns.rules(zoo, batch -> {
                for (ArchivedRule rule : batch.rules()) {
                    writer.write(JsonLines.line(RuleFields.of(rule, batch.remarks(rule.rule().id()))) + "\n");
                    rules[0]++;
                }
            });
            writer.flush();
        });
        return rules[0];
    }

    /** Texts are quoted, so that no program need take one that begins with a sign for a formula. */
    private static long writeCsv(Path zoo, Path file) throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        csvColumns(zoo).forEach(schema::addColumn);
        CsvMapper mapper = CsvMapper.builder().enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS).build();
        long[] rules = {0};
        WholeFile.write(file, out -> {
            try (SequenceWriter rows = mapper.writer(schema.build()).writeValues(out)) {
                ZooColumns.rules(zoo, batch -> {
                    for (ArchivedRule rule : batch.rules()) {
                        rows.write(csvCells(rule, batch.remarks(rule.rule().id())));
                        rules[0]++;
                    }
                });
            }
        });
        return rules[0];
    }

    /** Nothing where there is no number. */
    private static Map<String, @Nullable Object> csvCells(ArchivedRule rule, Remarks remarks) {
        Map<String, @Nullable Object> cells = new LinkedHashMap<>();
        RuleFields.row(rule, remarks).forEach((name, value) -> cells.put(name, switch (value) {
            case List<?> list -> joined(list);
            case Double number when Double.isNaN(number) -> null;
            default -> value;
        }));
        return cells;
    }

    /** Coefficients last, in the order of their family. */
    private static Set<String> csvColumns(Path zoo) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        List<RuleFamily> families = new ArrayList<>();
        ZooColumns.rules(zoo, batch -> {
            RuleFamily family = batch.rules().getFirst().rule().rule().family();
            if (!families.contains(family)) {
                families.add(family);
                columns.addAll(RuleFields.row(batch.rules().getFirst(), Remarks.NONE).keySet());
            }
        });
        for (RuleFamily family : families) {
            columns.removeAll(RuleFields.coefficientColumns(family));
        }
        families.forEach(family -> columns.addAll(RuleFields.coefficientColumns(family)));
        return columns;
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
