package rulezoo.cli;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A table of Auryn's results: rows by rule. */
final class AurynTable {
    private AurynTable() {}

    static Path file(String name) {
        return Path.of(System.getProperty("rulezoo.root", ".."), "cli/src/test/resources/reference", name);
    }

    /** The rows of one network size, for example {@code N1024}, by rule. */
    static Map<String, List<Map<String, String>>> byRule(String name, String size) throws IOException {
        try (MappingIterator<Map<String, String>> csv = new CsvMapper().readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader()).readValues(file(name).toFile())) {
            return csv.readAll().stream().filter(row -> size.equals(row.get("size"))).collect(Collectors
                    .groupingBy(row -> Objects.requireNonNull(row.get("rule")), LinkedHashMap::new,
                            Collectors.toList()));
        }
    }

    static double number(Map<String, String> row, String column) {
        return Double.parseDouble(Objects.requireNonNull(row.get(column)));
    }
}
