package rulezoo.cli;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.rule.SixParameterRule;

/**
 * Reads a CSV of rules, one a row: a column {@code rule} with its name, {@code rate_poisson_hz} with the
 * input rate, and {@code EE_tau_pre_s} to {@code II_kappa} with six coefficients for each pathway. Of another
 * family than the polynomial there is no input rate, and only the pathways that have columns are plastic.
 * Other columns are ignored; rows that repeat a rule are read once.
 */
final class RuleTable {
    /**
     * A named rule and the input it is to be simulated with.
     *
     * @param name name in the table
     * @param inputRateHz rate of each Poisson input
     * @param rule the rule
     */
    record Row(String name, double inputRateHz, PlasticityRule rule) {}

    private static final String NAME = "rule";
    private static final String INPUT_RATE = "rate_poisson_hz";
    private static final List<String> COEFFICIENTS = List.of("tau_pre_s", "tau_post_s", "alpha", "beta", "gamma",
            "kappa");
    private static final long LARGEST_BYTES = 256L << 20;
    private static final double SHORTEST_TAU_SECONDS = 0.001;
    private static final double LONGEST_TAU_SECONDS = 10;
    private static final double LARGEST_COEFFICIENT = 100;
    private static final double HIGHEST_RATE_HZ = 1000;

    private static final double SMALLEST = -1e6;
    private static final double LARGEST = 1e6;

    private final Path file;
    private final RuleFamily family;
    private int line = 1;

    private RuleTable(Path file, RuleFamily family) {
        this.file = file;
        this.family = family;
    }

    /**
     * Reads all rules of a file.
     *
     * @throws IOException if the file cannot be read, or a row is malformed; the message names file, row and
     *         column
     */
    static List<Row> read(Path file) throws IOException {
        return new RuleTable(file, RuleFamily.POLYNOMIAL).rows();
    }

    /**
     * Reads all rules of a file of a family that may be another than the polynomial of the recurrent networks.
     *
     * @param model the network they are meant for
     * @throws IOException if the file cannot be read, or a row is malformed
     */
    static List<Row> read(Path file, ModelPreset model) throws IOException {
        return new RuleTable(file, model.family()).rows(model);
    }

    private List<Row> rows() throws IOException {
        return rows(null);
    }

    private List<Row> rows(@Nullable ModelPreset model) throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        long size = Files.size(file);
        if (size == 0) {
            throw noRules();
        }
        if (size > LARGEST_BYTES) {
            throw new IOException(file + ": larger than " + (LARGEST_BYTES >> 20) + " MB, which is no table of rules:"
                    + " split it");
        }
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> table = new CsvMapper().readerForMapOf(String.class).with(schema)
                .readValues(file.toFile())) {
            while (table.hasNextValue()) {
                line++;
                Row row = model == null ? row(table.nextValue()) : row(table.nextValue(), model);
                Row known = rows.putIfAbsent(row.name, row);
                if (known != null && !known.equals(row)) {
                    throw new IOException(file + ", row " + line + ": rule '" + row.name
                            + "' was given before with other coefficients; give it a name of its own");
                }
            }
        } catch (JacksonException e) {
            int at = e.getLocation() == null ? line + 1 : e.getLocation().getLineNr();
            throw new IOException(file + ", row " + at + ": not a CSV table: " + e.getOriginalMessage(), e);
        } catch (CharConversionException e) {
            throw new IOException(file + ", row " + (line + 1) + ": not a text in UTF-8: save the table as UTF-8", e);
        }
        if (rows.isEmpty()) {
            throw noRules();
        }
        return List.copyOf(rows.values());
    }

    private IOException noRules() {
        return new IOException(file + ": no rules: expected a header line and one rule a line");
    }

    private Row row(Map<String, String> cells) throws IOException {
        String name = cell(cells, NAME);
        double rate = number(cells, INPUT_RATE, 0, HIGHEST_RATE_HZ);
        Map<Pathway, SixParameterRule> rules = new EnumMap<>(Pathway.class);
        for (Pathway pathway : Pathway.values()) {
            double[] c = new double[COEFFICIENTS.size()];
            for (int i = 0; i < c.length; i++) {
                String column = pathway + "_" + COEFFICIENTS.get(i);
                c[i] = column.endsWith("_s")
                        ? number(cells, column, SHORTEST_TAU_SECONDS, LONGEST_TAU_SECONDS)
                        : number(cells, column, -LARGEST_COEFFICIENT, LARGEST_COEFFICIENT);
            }
            rules.put(pathway, new SixParameterRule(c[0], c[1], c[2], c[3], c[4], c[5]));
        }
        return new Row(name, rate, PlasticityRule.polynomial(rules));
    }

    private Row row(Map<String, String> cells, ModelPreset model) throws IOException {
        String name = cell(cells, NAME);
        Set<Pathway> plastic = EnumSet.noneOf(Pathway.class);
        for (Pathway pathway : model.network().pathways()) {
            if (cells.keySet().stream().anyMatch(column -> column.startsWith(pathway + "_"))) {
                plastic.add(pathway);
            }
        }
        if (plastic.isEmpty()) {
            throw new IOException(file + ": no column names a coefficient; expected for example "
                    + column(model.plastic().iterator().next(), family.coefficients().getFirst()));
        }
        double[] coefficients = new double[plastic.size() * family.size()];
        int at = 0;
        for (Pathway pathway : plastic) {
            for (Coefficient coefficient : family.coefficients()) {
                double least = coefficient.unit().equals("s") ? SHORTEST_TAU_SECONDS : SMALLEST;
                coefficients[at++] = number(cells, column(pathway, coefficient), least, LARGEST);
            }
        }
        return new Row(name, Double.NaN, new PlasticityRule(family, plastic, coefficients));
    }

    private static String column(Pathway pathway, Coefficient coefficient) {
        return pathway + "_" + coefficient.name() + (coefficient.unit().equals("s") ? "_s" : "");
    }

    private double number(Map<String, String> cells, String column, double minimum, double maximum) throws IOException {
        String text = cell(cells, column);
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IOException(where(column) + "'" + text + "' is not a number", e);
        }
        if (!(value >= minimum && value <= maximum)) {
            throw new IOException(where(column) + value + " is outside [" + minimum + ", " + maximum + "]");
        }
        return value;
    }

    private String cell(Map<String, String> cells, String column) throws IOException {
        @Nullable
        String text = cells.get(column);
        if (text == null && !cells.containsKey(column) && line == 2) {
            throw new IOException(file + ": column '" + column + "' is missing; expected rule, "
                    + (family.equals(RuleFamily.POLYNOMIAL)
                            ? "rate_poisson_hz and EE_tau_pre_s to II_kappa"
                            : "and every coefficient of " + family.id() + " for each plastic pathway"));
        }
        if (text == null || text.isBlank()) {
            throw new IOException(where(column) + "the value is missing");
        }
        return Objects.requireNonNull(text).strip();
    }

    private String where(String column) {
        return file + ", row " + line + ", column " + column + ": ";
    }
}
