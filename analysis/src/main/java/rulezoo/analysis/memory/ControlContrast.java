package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rulezoo.analysis.statistics.Bootstrap;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.Holm;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Column;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;
import rulezoo.archive.record.FamiliarityOutcome;
import rulezoo.archive.record.ProbeRecord;

/**
 * Memory in one condition beyond what a control shows. Every trained network is compared with the control of
 * the same rule, seeds and delay, so that chance differences between the patterns and the effect of rates
 * drop out. The static network shows what two patterns do without plasticity; the same plastic network
 * without training shows what plasticity does without anything to remember.
 *
 * @param measure how memory is measured
 * @param control what the trained networks are compared with
 * @param condition network size, plastic pathways, delay
 * @param trained the measure in the trained networks that have this control
 * @param ofControl the measure in their controls
 * @param difference trained minus control, paired, with its p-value; its n is the number of rules
 * @param adjusted p-value after Holm's correction over all conditions of the same measure and control
 */
public record ControlContrast(Measure measure, Control control, Condition condition, Estimate trained,
        Estimate ofControl, TestedEstimate difference, double adjusted) {

    /** What networks are compared with. */
    public enum Control {
        /** The same network with all weights held. */
        STATIC,
        /** The same plastic network, with background in place of training. */
        UNTRAINED;

        /** {@return its name for people and scripts} */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How memory is measured: from means over networks of some numbers. */
    public enum Measure {
        /** Mean over networks of the suppression, a ratio in each network. */
        SUPPRESSION(Quantity.SUPPRESSION.label()) {
            @Override
            double[] numbers(Pairing.Entry entry) {
                return new double[]{entry.value(Quantity.SUPPRESSION)};
            }
        },
        /**
         * Suppression of the mean responses: evoked responses are averaged over networks first, and the ratio is
         * taken once. Networks with weak responses, whose own ratio is mostly noise, weigh little.
         */
        SUPPRESSION_OF_MEANS("suppression of mean responses") {
            @Override
            double[] numbers(Pairing.Entry entry) {
                FamiliarityOutcome outcome = FamiliarityOutcome.of(entry.record(), entry.first());
                return new double[]{outcome.familiar().beforeHz(), outcome.familiar().afterHz(),
                        outcome.novel().beforeHz(), outcome.novel().afterHz()};
            }

            @Override
            double of(double[] means) {
                return means[3] / means[2] - means[1] / means[0];
            }
        },
        /** Mean over networks of the published score. */
        DR(Quantity.DR.label()) {
            @Override
            double[] numbers(Pairing.Entry entry) {
                return new double[]{entry.value(Quantity.DR)};
            }
        };

        private final String label;

        Measure(String label) {
            this.label = label;
        }

        /**
         * {@return the measure that is the mean of a quantity}
         *
         * @param quantity one of the two measures of memory
         */
        public static Measure meanOf(Quantity quantity) {
            return quantity == Quantity.SUPPRESSION ? SUPPRESSION : DR;
        }

        /** {@return its name for people} */
        String label() {
            return label;
        }

        /**
         * {@return columns of a table whose rows are each of one measure}
         *
         * @param of the measure of a row
         * @param <T> a row
         */
        static <T> List<Column<T>> columns(Function<? super T, Measure> of) {
            return List.of(Column.of("measure", "", "", of), Column.of("", "measure", "", row -> of.apply(row).label));
        }

        /** What is averaged over networks. */
        abstract double[] numbers(Pairing.Entry entry);

        /** The measure, from the means of {@link #numbers}. */
        double of(double[] means) {
            return means[0];
        }

        /** {@return its name for scripts} */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * {@return one contrast for each measure, control and condition in which at least one stable network has that
     * control}
     *
     * @param trained measurements of one experiment, each beside its static control
     * @param probes all records, in which the untrained networks are looked up
     */
    public static List<ControlContrast> of(MemoryScores trained, List<ProbeRecord> probes) {
        Map<Network, Pairing.Entry> untrained = new HashMap<>();
        trained.untrained(probes).pairing().pairs().stream().map(Pairing.Pair::entry)
                .filter(entry -> entry.record().stable()).forEach(entry -> untrained.put(Network.of(entry), entry));
        List<ControlContrast> contrasts = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            for (Control control : Control.values()) {
                Map<Condition, List<Compared>> conditions = trained.pairing().pairs().stream()
                        .filter(pair -> pair.entry().record().stable())
                        .flatMap(pair -> Optional.ofNullable(control == Control.STATIC
                                ? pair.control()
                                : untrained.get(Network.of(pair.entry())))
                                .map(other -> Compared.of(measure, pair.entry(), other)).stream())
                        .filter(Compared::isMeasured)
                        .collect(Collectors.groupingBy(c -> c.network.condition, LinkedHashMap::new,
                                Collectors.toList()));
                contrasts.addAll(adjusted(conditions.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(e -> of(measure, control, e.getKey(), e.getValue(), trained.lineages())).toList()));
            }
        }
        return contrasts;
    }

    /**
     * {@return contrasts as a table}
     *
     * @param contrasts any contrasts
     */
    public static Table<ControlContrast> table(List<ControlContrast> contrasts) {
        return Table.of("controls", """
                Memory beyond the controls: trained networks minus the control of the same rule, seeds and delay. \
                Static: the same network with all weights held. Untrained: the same plastic network, with background \
                in place of training. Suppression of mean responses: responses are averaged over networks before the \
                ratio is taken, so that networks with weak responses weigh little. 95 % intervals from drawing \
                lineages and seeds; p after Holm's correction over the conditions of one measure and control.""",
                contrasts).with(Condition.columns(ControlContrast::condition))
                .with(Measure.columns(ControlContrast::measure))
                .column("control", "control", "", ControlContrast::control)
                .estimate("trained", "", "", ControlContrast::trained)
                .estimate("control_mean", "", "", ControlContrast::ofControl)
                .estimate("difference", "difference", "", c -> c.difference.estimate())
                .script("p", c -> c.difference.pValue())
                .column("p_adjusted", "p", "", ControlContrast::adjusted, Labels::pValue)
                .column("rules", "rules", "", c -> c.difference.estimate().n())
                .with(Lineages.withoutOne(ControlContrast::difference));
    }

    /** What a trained network and its control share. */
    private record Network(String rule, Condition condition, Replicate replicate) {
        static Network of(Pairing.Entry entry) {
            return new Network(entry.record().ruleId(), entry.condition(), entry.replicate());
        }
    }

    /** The numbers of a trained network, followed by those of its control. */
    private record Compared(Network network, double[] numbers) {
        static Compared of(Measure measure, Pairing.Entry trained, Pairing.Entry control) {
            double[] here = measure.numbers(trained);
            double[] there = measure.numbers(control);
            double[] both = Arrays.copyOf(here, 2 * here.length);
            System.arraycopy(there, 0, both, here.length, there.length);
            return new Compared(Network.of(trained), both);
        }

        boolean isMeasured() {
            return Arrays.stream(numbers).allMatch(Double::isFinite);
        }
    }

    private static ControlContrast of(Measure measure, Control control, Condition condition, List<Compared> networks,
            Lineages lineages) {
        RuleNumbers numbers = RuleNumbers.of(networks.stream().map(
                c -> new RuleNumbers.Network(c.network.rule, c.network.replicate, c.numbers)).toList(), lineages);
        List<TestedEstimate> estimates = Bootstrap.of(numbers.sampling(), new Means(measure, numbers));
        return new ControlContrast(measure, control, condition, estimates.get(0).estimate(),
                estimates.get(1).estimate(), estimates.get(2), Double.NaN);
    }

    /** Means over rules of the means over seeds, and what the measure makes of them. */
    private record Means(Measure measure, RuleNumbers numbers) implements Bootstrap.Sums {
        @Override
        public int size() {
            return numbers.count() + 1;
        }

        @Override
        public double[] of(int rule, int[] replicateCounts) {
            double[] mean = numbers.mean(rule, replicateCounts);
            if (Double.isNaN(mean[0])) {
                return new double[size()];
            }
            double[] sums = Arrays.copyOf(mean, size());
            sums[numbers.count()] = 1;
            return sums;
        }

        @Override
        public double[] statistics(double[] sums) {
            int count = numbers.count();
            double[] means = Arrays.stream(sums).limit(count).map(sum -> sum / sums[count]).toArray();
            double trained = measure.of(Arrays.copyOf(means, count / 2));
            double control = measure.of(Arrays.copyOfRange(means, count / 2, count));
            return new double[]{trained, control, trained - control};
        }
    }

    /** With p-values corrected for those that have one. */
    private static List<ControlContrast> adjusted(List<ControlContrast> family) {
        double[] adjusted = Holm.adjust(family.stream().mapToDouble(c -> c.difference.pValue()).toArray());
        return IntStream.range(0, family.size()).mapToObj(i -> family.get(i).withAdjusted(adjusted[i])).toList();
    }

    private ControlContrast withAdjusted(double p) {
        return new ControlContrast(measure, control, condition, trained, ofControl, difference, p);
    }
}
