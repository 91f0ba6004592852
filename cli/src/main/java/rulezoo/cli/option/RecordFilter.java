package rulezoo.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rulezoo.archive.record.ArchivedVerdict;
import rulezoo.analysis.memory.Longevity;
import rulezoo.analysis.memory.RuleMemory;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.ZooColumns;
import rulezoo.archive.column.ColumnBatch;
import rulezoo.simulator.rule.Pathway;

/**
 * Conditions on columns, all of which a record must meet: {@code rate<10}, {@code IE_alpha >= -0.5}, {@code
 * pathways=IE,EI}, {@code run!=1a2b}, {@code tag=candidate}. Values are compared as what they are: numbers as
 * numbers, pathways as sets, a tag as one of those that a rule has, ids and labels in any case, other texts
 * letter by letter; the first four or more letters of an id stand for it. A number that is missing (NaN)
 * meets none.
 */
public final class RecordFilter {
    private static final Pattern CONDITION = Pattern.compile("\\s*(\\w+)\\s*(<=|>=|!=|<|>|=)\\s*(.*?)\\s*");
    private static final Pattern NUMBER = Pattern
            .compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?|[+-]?Infinity");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Set<String> PATHWAYS = Set.of("pathways", "plastic");
    private static final String TAGS = "tags";
    private static final String JUDGED = "judged";
    private static final Set<String> IDS = Set.of("id", "rule_id", "run");
    /** A beginning of an id that is this long stands for it. */
    private static final int SHORTEST_ID = 4;
    /** Labels that have one spelling, which a user need not know. */
    private static final Set<String> LABELS = Set.of("id", "rule_id", "family", "criteria", "probe", JUDGED);

    private final List<Condition> conditions = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();
    /** Numbers of rules that are no column of the zoo: by name, then by id. */
    private final Map<String, Map<String, Double>> added = new LinkedHashMap<>();

    private record Condition(String column, String operator, String value) {
        boolean[] test(ColumnBatch batch) {
            if (batch.hasTexts(column)) {
                return texts(batch.texts(column));
            }
            if (!batch.hasNumbers(column)) {
                return new boolean[batch.size()];
            }
            double limit = number();
            return batch.isInteger(column) && INTEGER.matcher(value).matches()
                    ? integers(batch.integers(column), Long.parseLong(value))
                    : numbers(batch.numbers(column), limit);
        }

        private boolean[] texts(String[] texts) {
            String wanted = spelled(value);
            boolean[] met = new boolean[texts.length];
            for (int row = 0; row < met.length; row++) {
                met[row] = compare(order(spelled(texts[row]), wanted));
            }
            return met;
        }

        /** How a text compares with the wanted one; an id is equal to its beginning. */
        private int order(String text, String wanted) {
            if (column.equals(TAGS)) {
                return List.of(text.split(" ", -1)).contains(wanted) ? 0 : 1;
            }
            return IDS.contains(column) && wanted.length() >= SHORTEST_ID && text.startsWith(wanted)
                    ? 0
                    : text.compareTo(wanted);
        }

        boolean test(Object of) {
            return of instanceof Number number
                    ? !Double.isNaN(number.doubleValue())
                            && compare(Double.compare(number.doubleValue() + 0.0, number() + 0.0))
                    : compare(order(spelled(of.toString()), spelled(value)));
        }

        /** A value as the zoo spells it. */
        private String spelled(String text) {
            if ((column.equals(TAGS) || PATHWAYS.contains(column)) && !List.of("=", "!=").contains(operator)) {
                throw new IllegalArgumentException(
                        this + ": " + (column.equals(TAGS) ? "tags" : "sets of pathways") + " are compared by = or !=");
            }
            if (PATHWAYS.contains(column)) {
                return text.isEmpty() ? "" : Pathway.format(Pathway.parse(text));
            }
            return LABELS.contains(column) ? text.toLowerCase(Locale.ROOT) : text;
        }

        private boolean[] integers(long[] numbers, long limit) {
            boolean[] met = new boolean[numbers.length];
            for (int row = 0; row < met.length; row++) {
                met[row] = compare(Long.compare(numbers[row], limit));
            }
            return met;
        }

        private boolean[] numbers(double[] numbers, double limit) {
            boolean[] met = new boolean[numbers.length];
            for (int row = 0; row < met.length; row++) {
                met[row] = !Double.isNaN(numbers[row]) && compare(Double.compare(numbers[row] + 0.0, limit + 0.0));
            }
            return met;
        }

        private double number() {
            if (!NUMBER.matcher(value).matches()) {
                throw new IllegalArgumentException(this + ": '" + value + "' is not a number"
                        + (value.equalsIgnoreCase("nan") ? " that anything could be compared with" : ""));
            }
            return Double.parseDouble(value);
        }

        private boolean compare(int sign) {
            return switch (operator) {
                case "<" -> sign < 0;
                case "<=" -> sign <= 0;
                case ">" -> sign > 0;
                case ">=" -> sign >= 0;
                case "=" -> sign == 0;
                default -> sign != 0;
            };
        }

        @Override
        public String toString() {
            return "--where " + column + operator + value;
        }
    }

    /**
     * Reads conditions.
     *
     * @throws IllegalArgumentException if one is not of the form column, operator, value
     */
    public RecordFilter(List<String> texts) {
        for (String text : texts) {
            Matcher parts = CONDITION.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("--where '" + text
                        + "': write a column, one of < <= > >= = !=, and a value, as in 'rate<10' or 'pathways=IE'");
            }
            if (parts.group(1).equals(JUDGED)) {
                requireVerdict(text, parts.group(3));
            }
            conditions.add(new Condition(parts.group(1).equals("tag") ? TAGS : parts.group(1), parts.group(2),
                    parts.group(3)));
        }
    }

    /** A misspelled verdict is no empty list. */
    private static void requireVerdict(String condition, String word) {
        List<String> known = Arrays.stream(ArchivedVerdict.values()).map(ArchivedVerdict::word).toList();
        if (!known.contains(word.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("--where '" + condition + "': known are " + String.join(", ", known));
        }
    }

    /**
     * Adds how long rules stay stable as another column, if a condition names it.
     *
     * @return what of the zoo had to be left out
     */
    public List<SegmentProblem> addLongevity(Path zoo) throws IOException {
        if (conditions.stream().noneMatch(condition -> condition.column.equals(Longevity.COLUMN))) {
            return List.of();
        }
        Longevity longevity = new Longevity();
        List<SegmentProblem> problems = ZooColumns.probes(zoo, longevity);
        added.put(Longevity.COLUMN, longevity.secondsByRule());
        known.add(Longevity.COLUMN);
        return problems;
    }

    /** Which records of a batch meet all conditions. */
    public boolean[] test(ColumnBatch batch) {
        known.addAll(batch.textNames());
        known.addAll(batch.numericNames());
        boolean[] all = new boolean[batch.size()];
        Arrays.fill(all, true);
        for (Condition condition : conditions) {
            Map<String, Double> byId = added.get(condition.column);
            boolean[] met = byId == null
                    ? condition.test(batch)
                    : condition.numbers(Arrays.stream(batch.texts("id"))
                            .mapToDouble(id -> byId.getOrDefault(id, Double.NaN)).toArray(), condition.number());
            for (int row = 0; row < all.length; row++) {
                all[row] &= met[row];
            }
        }
        return all;
    }

    /** Whether a row meets all conditions, given by the names of its columns. */
    public boolean test(Map<String, Object> row) {
        known.addAll(row.keySet());
        return conditions.stream()
                .allMatch(condition -> row.containsKey(condition.column) && condition.test(row.get(condition.column)));
    }

    /**
     * Requires that one of the batches that were tested knew the column of each condition, so that a misspelled
     * name is no empty list. Families differ in their columns.
     */
    public void requireColumns() {
        for (Condition condition : conditions) {
            if (!known.isEmpty() && !known.contains(condition.column)) {
                throw new IllegalArgumentException("--where: there is no column '" + condition.column + "'"
                        + (RuleMemory.table(List.of()).ids().contains(condition.column)
                                ? " of rules: it belongs to their measurements, which 'zoo ls --sort suppression' lists"
                                : ": known are " + String.join(", ", known)));
            }
        }
    }
}
