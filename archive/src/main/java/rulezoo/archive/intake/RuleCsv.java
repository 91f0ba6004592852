package rulezoo.archive.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.exchange.TableNames;
import rulezoo.archive.record.Lineage;
import rulezoo.simulator.DecimalNumber;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * A table of rules, one per row: a column {@code rule} with its id or name ({@code id} in older tables),
 * which a column {@code name} may replace where it is not empty, {@code rate_poisson_hz} with the input rate,
 * and {@code EE_tau_pre_s} to {@code II_kappa} with six coefficients for each pathway. Of another family than
 * the polynomial there is no input rate. Pathways without columns, or without values in a row, are static,
 * and so are those whose coefficients are 0. Other columns are ignored; rows that repeat a rule are read
 * once.
 *
 * @param rows the rules
 * @param notes what was read otherwise than a reader might expect, one sentence each, naming the file
 * @param source name of the file
 */
public record RuleCsv(List<Row> rows, List<String> notes, String source) {
    private static final String NAME = TableNames.RULE;
    private static final String INPUT_RATE = TableNames.INPUT_RATE;
    private static final String OLDER_NAME = "id";
    /** What a zoo calls the name of a rule beside its id; in a table without ids it is the only one. */
    private static final String GIVEN_NAME = TableNames.NAME;
    private static final int LONGEST_NAME = 200;

    /** A table to begin with: the inhibitory rule of Vogels et al. (Science 2011), and a second pathway. */
    public static final String EXAMPLE = """
            # One rule a row. Time constants in s; names of pathways begin with the presynaptic population.
            # A pathway without columns, or without values in a row, is static.
            rule,rate_poisson_hz,EE_tau_pre_s,EE_tau_post_s,EE_alpha,EE_beta,EE_gamma,EE_kappa,\
            IE_tau_pre_s,IE_tau_post_s,IE_alpha,IE_beta,IE_gamma,IE_kappa
            istdp,10,,,,,,,0.02,0.02,-0.2,0,1,1
            istdp-and-anti-hebbian,10,0.02,0.02,0,0,-0.1,-0.1,0.02,0.02,-0.2,0,1,1
            """;

    public RuleCsv {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * A named rule and the input it is to be simulated with.
     *
     * @param name name in the table
     * @param inputRateHz rate of each Poisson input; null if the table is meant for a model with its own input
     * @param rule the rule
     */
    public record Row(String name, @Nullable Double inputRateHz, PlasticityRule rule) {}

    /**
     * Reads a table of rules of the recurrent spiking network.
     *
     * @param file the table
     * @return its rules
     * @throws IOException if the file cannot be read, or a row is malformed; the message names file, row and
     *         column
     */
    public static RuleCsv read(Path file) throws IOException {
        return read(file, null);
    }

    /**
     * Reads a table of rules.
     *
     * @param file the table
     * @param model the network they are meant for; null for the recurrent spiking one
     * @return its rules
     * @throws IOException if the file cannot be read, or a row is malformed; the message names file, row and
     *         column
     */
    public static RuleCsv read(Path file, @Nullable ModelPreset model) throws IOException {
        return new Reader(file, model).read();
    }

    /** {@return the rules as they are imported} */
    public ImportedRules imported() {
        return new ImportedRules(rows.stream().map(row -> new ImportedRule(row.rule, row.inputRateHz,
                new Lineage(source, 0, List.of()), source + ", rule " + row.name, Map.of("rule", row.name))).toList(),
                notes);
    }

    /** Reads one file. */
    private static final class Reader {
        private final Path file;
        private final @Nullable ModelPreset model;
        private final RuleFamily family;
        private final CsvText table;
        private final RuleCollector collector;
        private final Map<String, Integer> columns = new HashMap<>();

        Reader(Path file, @Nullable ModelPreset model) throws IOException {
            this.file = file;
            this.model = model;
            family = model == null ? RuleFamily.POLYNOMIAL : model.family();
            table = CsvText.read(file);
            collector = new RuleCollector(file);
            table.notes().forEach(collector::note);
            for (int i = 0; i < table.header().size(); i++) {
                columns.put(table.header().get(i), i);
            }
            acceptOlderNames();
        }

        RuleCsv read() throws IOException {
            Set<Pathway> pathways = pathways();
            requireColumns(pathways);
            if (table.rows().isEmpty()) {
                throw new IOException(file + ": no rules: expected a header line and one rule a line");
            }
            Map<String, Row> rows = new LinkedHashMap<>();
            Map<Row, String> rules = new HashMap<>();
            for (CsvText.Row line : table.rows()) {
                Row row = row(line, pathways);
                Row known = rows.putIfAbsent(cell(line, NAME), row);
                if (known != null && !known.equals(row)) {
                    throw collector.refused("row " + line.line(), "rule " + DecimalNumber.quoted(cell(line, NAME))
                            + " was given before with other coefficients; give it a name of its own");
                }
                @Nullable
                String twin = rules.putIfAbsent(new Row("", row.inputRateHz, row.rule), row.name);
                if (twin != null && !twin.equals(row.name)) {
                    throw collector.refused("row " + line.line(), "rule " + DecimalNumber.quoted(row.name)
                            + " is the same as rule " + DecimalNumber.quoted(twin) + ": keep one of them");
                }
                if (known == null) {
                    collector.add(new ImportedRule(row.rule, row.inputRateHz, new Lineage("", 0, List.of()), "",
                            Map.of()));
                }
            }
            return new RuleCsv(List.copyOf(rows.values()), collector.result().notes(),
                    String.valueOf(file.getFileName()));
        }

        /** Names without units, as older tables and the datasets of a zoo have them. */
        private void acceptOlderNames() {
            rename(OLDER_NAME, NAME);
            rename(GIVEN_NAME, NAME);
            for (Pathway pathway : Pathway.values()) {
                for (Coefficient coefficient : family.coefficients()) {
                    rename(TableNames.withoutUnit(pathway, coefficient), TableNames.of(pathway, coefficient));
                }
            }
        }

        private void rename(String older, String name) {
            if (!columns.containsKey(name) && columns.containsKey(older)) {
                columns.put(name, Objects.requireNonNull(columns.remove(older)));
            }
        }

        /** The pathways that the table has columns of. */
        private Set<Pathway> pathways() throws IOException {
            Set<Pathway> possible = model == null ? Pathway.ALL : model.network().pathways();
            Set<Pathway> named = EnumSet.noneOf(Pathway.class);
            for (Pathway pathway : possible) {
                if (columns.keySet().stream().anyMatch(column -> column.startsWith(pathway + "_"))) {
                    named.add(pathway);
                }
            }
            if (named.isEmpty()) {
                String example = TableNames.of(model == null ? Pathway.EE : model.plastic().iterator().next(),
                        family.coefficients().getFirst());
                throw new IOException(file + ": no column names a coefficient; expected for example " + example
                        + (columns.size() < 3
                                ? "; its header has " + columns.size() + " columns: is it separated by commas?"
                                : ""));
            }
            return named;
        }

        private void requireColumns(Set<Pathway> pathways) throws IOException {
            List<String> wanted = new ArrayList<>(model == null ? List.of(NAME, INPUT_RATE) : List.of(NAME));
            Set<String> known = new TreeSet<>();
            Set<String> endings = new TreeSet<>();
            for (Pathway pathway : Pathway.values()) {
                for (Coefficient coefficient : family.coefficients()) {
                    known.add(TableNames.of(pathway, coefficient));
                    endings.add(TableNames.withoutUnit(pathway, coefficient).substring(pathway.name().length()));
                    if (pathways.contains(pathway)) {
                        wanted.add(TableNames.of(pathway, coefficient));
                    }
                }
            }
            List<String> missing = wanted.stream().filter(column -> !columns.containsKey(column)).toList();
            // A misspelt column must not make a pathway static without a word.
            String strange = columns.keySet().stream()
                    .filter(column -> !known.contains(column) && (column.matches("(?i)(EE|EI|IE|II)_.*")
                            || endings.stream().anyMatch(ending -> column.matches("\\w{1,12}" + ending + "(_s)?"))))
                    .map(DecimalNumber::quoted).sorted().collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                throw new IOException(file + ": " + (missing.size() == 1 ? "column " : "columns ")
                        + missing.stream().map(column -> "'" + column + "'").collect(Collectors.joining(", "))
                        + (missing.size() == 1 ? " is missing" : " are missing")
                        + (strange.isEmpty() ? "" : ", and there is " + strange)
                        + "; a table has the columns rule, " + (model == null ? "rate_poisson_hz " : "")
                        + "and every coefficient of " + family.id() + " for each plastic pathway");
            }
            if (!strange.isEmpty()) {
                throw new IOException(file + ": " + strange + " is no coefficient of " + family.id()
                        + ": expected names such as " + wanted.getLast() + "; pathways are EE, EI, IE and II");
            }
        }

        private Row row(CsvText.Row line, Set<Pathway> pathways) throws IOException {
            String place = "row " + line.line();
            String given = columns.containsKey(GIVEN_NAME) ? raw(line, GIVEN_NAME) : "";
            String name = given.isEmpty() ? cell(line, NAME) : given;
            if (name.length() > LONGEST_NAME) {
                throw collector.refused(place, "the name of a rule has at most " + LONGEST_NAME + " characters, not "
                        + name.length());
            }
            Double rate = model == null
                    ? Double.valueOf(collector.inputRateHz(place, "column " + INPUT_RATE, number(line, INPUT_RATE)))
                    : null;
            Set<Pathway> plastic = EnumSet.noneOf(Pathway.class);
            for (Pathway pathway : pathways) {
                if (family.coefficients().stream()
                        .anyMatch(coefficient -> !raw(line, TableNames.of(pathway, coefficient)).isEmpty())) {
                    plastic.add(pathway);
                } else {
                    collector.note("pathways without values are static");
                }
            }
            if (plastic.isEmpty()) {
                throw collector.refused(place, "rule " + DecimalNumber.quoted(name) + " has no coefficients");
            }
            List<String> names = new ArrayList<>();
            List<Double> values = new ArrayList<>();
            for (Pathway pathway : plastic) {
                for (Coefficient coefficient : family.coefficients()) {
                    names.add(TableNames.of(pathway, coefficient));
                    values.add(number(line, names.getLast()));
                }
            }
            return new Row(name, rate, collector.rule(place, family, plastic,
                    values.stream().mapToDouble(Double::doubleValue).toArray(), i -> "column " + names.get(i)));
        }

        private double number(CsvText.Row line, String column) throws IOException {
            try {
                return DecimalNumber.parse(cell(line, column));
            } catch (NumberFormatException e) {
                throw collector.refused("row " + line.line() + ", column " + column, String.valueOf(e.getMessage()));
            }
        }

        private String raw(CsvText.Row line, String column) {
            return line.cells().get(Objects.requireNonNull(columns.get(column)));
        }

        private String cell(CsvText.Row line, String column) throws IOException {
            String text = raw(line, column);
            if (text.isEmpty()) {
                throw collector.refused("row " + line.line() + ", column " + column, "the value is missing");
            }
            return text;
        }
    }
}
