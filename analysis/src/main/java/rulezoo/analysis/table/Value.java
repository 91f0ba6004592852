package rulezoo.analysis.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.simulator.rule.Pathway;

/**
 * What a row has in one column: parts for scripts, one cell for people.
 *
 * @param <T> a row
 */
public sealed interface Value<T> {
    /** {@return names of the parts, to be put behind the id of the column} */
    List<String> suffixes();

    /**
     * {@return numbers, texts and truth values as scripts read them}
     *
     * @param row any row
     */
    List<?> parts(T row);

    /**
     * {@return the cell that people read}
     *
     * @param row any row
     */
    String text(T row);

    /**
     * One number, text, truth value, enum constant or set of pathways.
     *
     * @param of the value of a row
     * @param shown how people read it
     * @param <T> a row
     */
    record Single<T>(Function<? super T, ?> of, Function<Object, String> shown) implements Value<T> {
        @Override
        public List<String> suffixes() {
            return List.of("");
        }

        @Override
        public List<?> parts(T row) {
            Object value = of.apply(row);
            return List.of(switch (value) {
                case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
                case Set<?> pathways -> Pathway.format(pathways(pathways));
                default -> value;
            });
        }

        @Override
        public String text(T row) {
            return shown.apply(of.apply(row));
        }

        /** How people read a value of any of these types; numbers with decimals have four significant digits. */
        static String plain(Object value) {
            return switch (value) {
                case Double number -> Labels.significant(number);
                case Boolean truth -> truth ? "yes" : "no";
                case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
                case Set<?> pathways -> Labels.set(pathways(pathways));
                default -> value.toString();
            };
        }

        private static Set<Pathway> pathways(Set<?> set) {
            return set.stream().map(Pathway.class::cast).collect(Collectors.toSet());
        }
    }

    /**
     * An estimate with its interval.
     *
     * @param of the estimate of a row
     * @param shown how people read it
     * @param <T> a row
     */
    record Interval<T>(Function<? super T, Estimate> of, Function<Estimate, String> shown) implements Value<T> {
        @Override
        public List<String> suffixes() {
            return List.of("", "_low_95", "_high_95");
        }

        @Override
        public List<?> parts(T row) {
            Estimate estimate = of.apply(row);
            return List.of(estimate.value(), estimate.low(), estimate.high());
        }

        @Override
        public String text(T row) {
            return shown.apply(of.apply(row));
        }
    }

    /**
     * An estimate with its number of units, beside that of a control.
     *
     * @param of the estimate of a row
     * @param control that of its control, which people read in brackets
     * @param shown how people read the two
     * @param <T> a row
     */
    record Controlled<T>(Function<? super T, Estimate> of, Function<? super T, Estimate> control,
            BiFunction<Estimate, Estimate, String> shown) implements Value<T> {
        @Override
        public List<String> suffixes() {
            return List.of("", "_low_95", "_high_95", "_n", "_static", "_static_low_95", "_static_high_95",
                    "_static_n");
        }

        @Override
        public List<?> parts(T row) {
            Estimate estimate = of.apply(row);
            Estimate beside = control.apply(row);
            return List.of(estimate.value(), estimate.low(), estimate.high(), estimate.n(), beside.value(),
                    beside.low(), beside.high(), beside.n());
        }

        @Override
        public String text(T row) {
            return shown.apply(of.apply(row), control.apply(row));
        }
    }
}
