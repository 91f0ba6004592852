package rulezoo.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rulezoo.archive.ColumnBatch;

/**
 * Conditions on columns, all of which a record must meet: {@code rate<10}, {@code IE_alpha >= -0.5}, {@code
 * pathways=EI,IE}, {@code run!=1a2b}. A number that is missing (NaN) meets none.
 */
final class RecordFilter {
    private static final Pattern CONDITION = Pattern.compile("\\s*(\\w+)\\s*(<=|>=|!=|<|>|=)\\s*(.*?)\\s*");

    private final List<Condition> conditions = new ArrayList<>();

    private record Condition(String column, String operator, String value) {
        boolean[] test(ColumnBatch batch) {
            boolean[] met = new boolean[batch.size()];
            if (batch.hasTexts(column)) {
                String[] texts = batch.texts(column);
                for (int row = 0; row < met.length; row++) {
                    met[row] = compare(texts[row].compareTo(value));
                }
            } else if (batch.hasNumbers(column)) {
                double limit = number();
                double[] numbers = batch.numbers(column);
                for (int row = 0; row < met.length; row++) {
                    met[row] = !Double.isNaN(numbers[row]) && compare(Double.compare(numbers[row] + 0.0, limit + 0.0));
                }
            }
            return met;
        }

        private double number() {
            try {
                return Double.parseDouble(value);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--where " + column + operator + value + ": '" + value
                        + "' is not a number", e);
            }
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
    }

    /**
     * Reads conditions.
     *
     * @throws IllegalArgumentException if one is not of the form column, operator, value
     */
    RecordFilter(List<String> texts) {
        for (String text : texts) {
            Matcher parts = CONDITION.matcher(text);
            if (!parts.matches()) {
                throw new IllegalArgumentException("--where '" + text
                        + "': write a column, one of < <= > >= = !=, and a value, as in 'rate<10' or 'pathways=IE'");
            }
            conditions.add(new Condition(parts.group(1), parts.group(2), parts.group(3)));
        }
    }

    /** Which records of a batch meet all conditions. */
    boolean[] test(ColumnBatch batch) {
        boolean[] all = new boolean[batch.size()];
        Arrays.fill(all, true);
        for (Condition condition : conditions) {
            boolean[] met = condition.test(batch);
            for (int row = 0; row < all.length; row++) {
                all[row] &= met[row];
            }
        }
        return all;
    }

    /** Requires that a batch knows the column of each condition, so that a misspelled name is no empty list. */
    void requireColumns(ColumnBatch batch) {
        for (Condition condition : conditions) {
            if (!batch.hasTexts(condition.column) && !batch.hasNumbers(condition.column)) {
                throw new IllegalArgumentException("--where: there is no column '" + condition.column + "': known are "
                        + String.join(", ", batch.textNames()) + ", " + String.join(", ", batch.numericNames()));
            }
        }
    }
}
