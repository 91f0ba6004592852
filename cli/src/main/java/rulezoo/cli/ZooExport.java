package rulezoo.cli;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
import rulezoo.archive.RuleRecord;
import rulezoo.archive.Zoo;

/** Writes the rules of a zoo as a table. */
@Command(name = "export", mixinStandardHelpOptions = true, description = {
        "Writes the rules of a zoo as a table, one row a rule.",
        "Coefficients of pathways that are not plastic stay empty in CSV and are absent in JSON."}, footer = {"",
                "Example:", "  rulezoo zoo export zoo --out rules.csv"})
final class ZooExport implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ZOO", description = "Folder or .h5 file of the zoo.")
    private Path path = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "The table: .csv, or .json for one JSON object a line.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
            throw new IllegalArgumentException("--out " + out + ": name a file that ends in .csv or .json");
        }
        List<RuleRecord> rules = exportable();
        try (Writer writer = Files.newBufferedWriter(out)) {
            if (name.endsWith(".csv")) {
                writeCsv(rules, writer);
            } else {
                for (RuleRecord rule : rules) {
                    writer.write(JsonLines.line(RuleFields.of(rule)) + "\n");
                }
            }
        } catch (NoSuchFileException e) {
            throw new IOException(out + " could not be written because its folder does not exist", e);
        }
        spec.commandLine().getOut().printf("%s: %d rules%n", out, rules.size());
        return 0;
    }

    private List<RuleRecord> exportable() throws IOException {
        Zoo zoo = ZooCommand.read(path, spec.commandLine());
        if (zoo.rules().isEmpty()) {
            throw new IOException(path + " holds no rules to export");
        }
        return zoo.rules();
    }

    private static void writeCsv(List<RuleRecord> rules, Writer writer) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        for (RuleRecord rule : rules) {
            columns.addAll(RuleFields.of(rule).keySet());
        }
        rules.stream().map(rule -> rule.rule().family()).distinct()
                .forEach(family -> {
                    Set<String> names = RuleFields.coefficientNames(family);
                    columns.removeAll(names); // in the family's order, after everything else
                    columns.addAll(names);
                });
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
        columns.forEach(schema::addColumn);
        try (SequenceWriter rows = new CsvMapper().writer(schema.build()).writeValues(writer)) {
            for (RuleRecord rule : rules) {
                Map<String, Object> fields = RuleFields.of(rule);
                fields.replaceAll((_, value) -> value instanceof List<?> list ? joined(list) : value);
                rows.write(fields);
            }
        }
    }

    private static String joined(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
