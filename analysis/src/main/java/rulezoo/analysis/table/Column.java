package rulezoo.analysis.table;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import rulezoo.analysis.statistics.Estimate;

/**
 * One column of a table.
 *
 * @param id name for scripts, in lower case with the SI unit at its end ({@code delay_s}); empty for a column
 *        that only people read
 * @param label name for people; empty for a column that only scripts read
 * @param unit unit of what people read; empty or {@code 1} for a pure number
 * @param value what a row has in this column
 * @param <T> a row
 */
public record Column<T>(String id, String label, String unit, Value<T> value) {
    /**
     * {@return a column of one value}
     *
     * @param id name for scripts
     * @param label name for people
     * @param unit unit of what people read
     * @param of the value: a number, a text, a truth value, an enum constant, or a set of pathways
     * @param <T> a row
     */
    public static <T> Column<T> of(String id, String label, String unit, Function<? super T, ?> of) {
        return new Column<>(id, label, unit, new Value.Single<>(of, Value.Single::plain));
    }

    /**
     * {@return a column of one number}
     *
     * @param id name for scripts
     * @param label name for people
     * @param unit unit of what people read
     * @param of the number
     * @param shown how people read it
     * @param <T> a row
     */
    public static <T> Column<T> of(String id, String label, String unit, Function<? super T, Double> of,
            DoubleFunction<String> shown) {
        return new Column<>(id, label, unit, new Value.Single<>(of, number -> shown.apply((Double) number)));
    }

    /**
     * {@return a column of an estimate beside that of a control, of which scripts read value, interval and number
     * of units of both}
     *
     * @param id name for scripts
     * @param label name for people
     * @param unit unit of what people read
     * @param of the estimate
     * @param control that of the control
     * @param shown how people read the two
     * @param <T> a row
     */
    public static <T> Column<T> controlled(String id, String label, String unit, Function<? super T, Estimate> of,
            Function<? super T, Estimate> control, BiFunction<Estimate, Estimate, String> shown) {
        return new Column<>(id, label, unit, new Value.Controlled<>(of, control, shown));
    }

    /**
     * {@return a column of an estimate, of which scripts read value and interval}
     *
     * @param id name for scripts
     * @param label name for people
     * @param unit unit of what people read
     * @param of the estimate
     * @param shown how people read it
     * @param <T> a row
     */
    public static <T> Column<T> estimate(String id, String label, String unit, Function<? super T, Estimate> of,
            Function<Estimate, String> shown) {
        return new Column<>(id, label, unit, new Value.Interval<>(of, shown));
    }

    /** {@return the label, with the unit in brackets} */
    public String heading() {
        return unit.isEmpty() || unit.equals("1") ? label : label + " (" + unit + ")";
    }

    /** {@return the names that scripts read; none for a column that only people read} */
    List<String> ids() {
        return id.isEmpty() ? List.of() : value.suffixes().stream().map(suffix -> id + suffix).toList();
    }

    /** {@return what scripts read of a row, as many as there are names} */
    List<?> parts(T row) {
        return id.isEmpty() ? List.of() : value.parts(row);
    }
}
