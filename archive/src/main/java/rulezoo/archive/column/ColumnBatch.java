package rulezoo.archive.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import rulezoo.archive.record.ArchivedRule;
import rulezoo.archive.record.Remarks;

/**
 * Records of one segment, as columns. A column has the name of a dataset of one dimension
 * ({@code generation}, {@code
 * dr}), of a coefficient ({@code IE_alpha}) or of a stability metric, averaged over confirmations
 * ({@code rate}); or is one of {@code family}, {@code pathways} (labels), {@code K} (number of co-active
 * rules), {@code ne} (excitatory neurons of the network), {@code criteria} and {@code confirmations} (their
 * number). Of rules there are also {@code judged} ({@code stable}, {@code unstable} or {@code not run}),
 * {@code
 * name}, {@code tags} (separated by spaces) and {@code note}; empty if nobody gave any.
 */
public final class ColumnBatch {
    private static final Set<String> OF_RULES = Set.of("name", "tags", "note", "judged");

    private final ColumnTable table;
    private final int[] rows;
    private final Map<String, Remarks> remarks;
    private final boolean ofRules;

    /**
     * Some rows of a table.
     *
     * @param table records of which all can be used
     * @param rows the chosen ones
     * @param remarks what people say about rules, by id
     */
    public ColumnBatch(ColumnTable table, int[] rows, Map<String, Remarks> remarks) {
        this.table = table;
        this.rows = rows;
        this.remarks = remarks;
        ofRules = RuleTable.KIND.equals(table.attributes().get(ColumnTable.KIND));
    }

    /** {@return the number of records} */
    public int size() {
        return rows.length;
    }

    /** {@return the names of all columns of numbers, in a sensible order} */
    public List<String> numericNames() {
        Set<String> names = new LinkedHashSet<>(List.of("K", "ne"));
        if (ofRules) {
            names.add("confirmations");
        }
        table.columns().forEach((name, column) -> {
            if (column.shape().size() == 1 && !column.holdsTexts() && !TableMerge.isList(name)
                    && !Set.of("config", "origin", "pathways").contains(name)) {
                names.add(name);
            }
        });
        names.addAll(labels("metric_names"));
        names.addAll(labels("coefficient_names"));
        return List.copyOf(names);
    }

    /** {@return the names of all columns of texts} */
    public List<String> textNames() {
        List<String> names = new ArrayList<>(ofRules
                ? List.of("id", "name", "tags", "note", "family", "pathways", "criteria", "judged")
                : List.of("rule_id", "pathways"));
        table.columns().forEach((name, column) -> {
            if (column.shape().size() == 1 && column.holdsTexts() && !TableMerge.isList(name) && !names.contains(name)
                    && !name.equals("pathway_labels")) {
                names.add(name);
            }
        });
        return List.copyOf(names);
    }

    /**
     * {@return the unit of a column of numbers; {@code 1} for a pure number, empty for a count or label}
     *
     * @param name name of the column
     */
    public String unit(String name) {
        for (String kind : List.of("metric", "coefficient")) {
            int at = labels(kind + "_names").indexOf(name);
            if (at >= 0) {
                return labels(kind + "_units").get(at);
            }
        }
        StoredColumn column = table.columns().get(name);
        return column == null ? "" : column.unit();
    }

    /**
     * {@return a column of numbers, one for each record}
     *
     * @param name one of {@link #numericNames}
     * @throws IllegalArgumentException if there is no such column
     */
    public double[] numbers(String name) {
        return switch (name) {
            case "K" -> count("pathways");
            case "ne" -> networkSizes();
            case "confirmations" -> filled(table.has("seeds") ? column("seeds").shape().get(1) : 0);
            default -> stored(name);
        };
    }

    private double[] filled(double value) {
        double[] values = new double[rows.length];
        Arrays.fill(values, value);
        return values;
    }

    private double[] count(String mask) {
        ByteBuffer bytes = column(mask).bytes();
        return IntStream.of(rows).mapToDouble(row -> Integer.bitCount(bytes.get(bytes.position() + row) & 0xff))
                .toArray();
    }

    private double[] networkSizes() {
        double[] sizes = (ofRules
                ? configs(Config.Rule.class).stream().mapToDouble(config -> config.network().size())
                : configs(Config.Probe.class).stream().mapToDouble(config -> config.network().size())).toArray();
        int[] config = read("config", int[].class);
        return IntStream.of(rows).mapToDouble(row -> sizes[config[row]]).toArray();
    }

    private <C extends Config> List<C> configs(Class<C> type) {
        try {
            return Config.parse(table.column("configs", String[].class), type);
        } catch (ContentException e) {
            throw impossible(e);
        }
    }

    private double[] stored(String name) {
        for (String kind : List.of("metric", "coefficient")) {
            int at = labels(kind + "_names").indexOf(name);
            if (at >= 0) {
                return cells(column(kind.equals("metric") ? "metrics" : "coefficients"), at);
            }
        }
        StoredColumn column = table.columns().get(name);
        if (column == null || column.shape().size() != 1 || column.holdsTexts()) {
            throw new IllegalArgumentException("there is no column of numbers named '" + name + "': known are "
                    + String.join(", ", numericNames()));
        }
        return cells(column, 0);
    }

    /** One column of a matrix, without decoding the others. */
    private double[] cells(StoredColumn matrix, int at) {
        ByteBuffer bytes = matrix.bytes().slice().order(ByteOrder.LITTLE_ENDIAN);
        double[] values = new double[rows.length];
        for (int i = 0; i < values.length; i++) {
            int from = rows[i] * matrix.rowBytes() + at * matrix.width();
            values[i] = switch (matrix.type()) {
                case "i1" -> bytes.get(from);
                case "i4" -> bytes.getInt(from);
                case "i8" -> bytes.getLong(from);
                default -> bytes.getDouble(from);
            };
        }
        return values;
    }

    /**
     * {@return whether a column of numbers holds integers}
     *
     * @param name name of a column, or any other text
     */
    public boolean isInteger(String name) {
        StoredColumn column = table.columns().get(name);
        return List.of("K", "ne", "confirmations").contains(name)
                || (column != null && column.shape().size() == 1 && column.type().startsWith("i"));
    }

    /**
     * {@return a column of integers, one for each record}
     *
     * @param name name of a column for which {@link #isInteger} holds
     * @throws IllegalArgumentException if there is no such column
     */
    public long[] integers(String name) {
        if (!isInteger(name)) {
            throw new IllegalArgumentException("there is no column of integers named '" + name + "'");
        }
        StoredColumn column = table.columns().get(name);
        if (column != null && column.type().equals("i8")) {
            long[] all = read(name, long[].class); // a double would not hold every seed
            return IntStream.of(rows).mapToLong(row -> all[row]).toArray();
        }
        return Arrays.stream(numbers(name)).mapToLong(value -> (long) value).toArray();
    }

    /**
     * {@return whether there is a column of texts of this name}
     *
     * @param name any text
     */
    public boolean hasTexts(String name) {
        return textNames().contains(name);
    }

    /**
     * {@return whether there is a column of numbers of this name}
     *
     * @param name any text
     */
    public boolean hasNumbers(String name) {
        return numericNames().contains(name);
    }

    /**
     * {@return a column of texts, one for each record}
     *
     * @param name one of {@link #textNames}
     * @throws IllegalArgumentException if there is no such column
     */
    public String[] texts(String name) {
        if (!hasTexts(name)) {
            throw new IllegalArgumentException("there is no column of texts named '" + name + "': known are "
                    + String.join(", ", textNames()));
        }
        if (ofRules && name.equals("family")) {
            String[] families = new String[rows.length];
            Arrays.fill(families, String.valueOf(table.attributes().get("family")));
            return families;
        }
        if (ofRules && name.equals("criteria")) {
            List<String> ids = configs(Config.Rule.class).stream().map(config -> config.criteria().id()).toList();
            int[] config = read("config", int[].class);
            return IntStream.of(rows).mapToObj(row -> ids.get(config[row])).toArray(String[]::new);
        }
        if (ofRules && OF_RULES.contains(name)) {
            return ofRules(name);
        }
        String[] all = read(name.equals("pathways") ? "pathway_labels" : name, String[].class);
        return all.length == rows.length ? all : IntStream.of(rows).mapToObj(row -> all[row]).toArray(String[]::new);
    }

    /** A column of rules that no dataset holds as it is. */
    private String[] ofRules(String name) {
        String[] ids = texts("id");
        return switch (name) {
            case "tags" -> said(ids, Remarks::tagText);
            case "note" -> said(ids, Remarks::note);
            case "name" -> {
                String[] reported = table.has("reported") ? texts("reported") : new String[0];
                String[] names = new String[ids.length];
                Arrays.setAll(names, i -> reported.length == 0 ? "" : ArchivedRule.name(reported[i], ids[i]));
                yield names;
            }
            default -> rules().stream().map(record -> record.rule().judged().word()).toArray(String[]::new);
        };
    }

    private String[] said(String[] ids, Function<Remarks, String> what) {
        return Arrays.stream(ids).map(id -> what.apply(remarks.getOrDefault(id, Remarks.NONE))).toArray(String[]::new);
    }

    /**
     * {@return tags and note of a rule}
     *
     * @param ruleId its id
     */
    public Remarks remarks(String ruleId) {
        return remarks.getOrDefault(ruleId, Remarks.NONE);
    }

    /**
     * {@return the records as objects with their origin}
     *
     * @throws IllegalStateException if these are no rules
     */
    public List<ArchivedRule> rules() {
        if (!ofRules) {
            throw new IllegalStateException("these are no rules");
        }
        try {
            List<ArchivedRule> all = RuleTable.decode(table);
            return IntStream.of(rows).mapToObj(all::get).toList();
        } catch (ContentException e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(ContentException e) {
        return new IllegalStateException("a table that was checked before " + e.getMessage(), e);
    }

    private List<String> labels(String name) {
        return table.has(name) ? List.of(read(name, String[].class)) : List.of();
    }

    private StoredColumn column(String name) {
        return Objects.requireNonNull(table.columns().get(name), name);
    }

    private <T> T read(String name, Class<T> type) {
        try {
            return table.column(name, type);
        } catch (ContentException e) {
            throw impossible(e);
        }
    }
}
