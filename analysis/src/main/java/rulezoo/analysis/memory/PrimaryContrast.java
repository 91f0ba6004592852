package rulezoo.analysis.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rulezoo.analysis.statistics.Holm;
import rulezoo.analysis.statistics.TestedEstimate;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.table.Table;

/**
 * The answer to one of the questions that the atlas was planned for (docs/atlas/plan.md), corrected for the
 * number of questions. Each is asked once, of the primary measure, of the largest set of plastic pathways and
 * of the first delay, so that nobody can choose among conditions after the data.
 *
 * @param question what is asked
 * @param answer the answer with its interval; its n is the number of rules
 * @param adjusted p-value after Holm's correction over the questions that the records can answer
 */
public record PrimaryContrast(Question question, TestedEstimate answer, double adjusted) {
    /** What is asked. */
    public enum Question {
        /** Change of memory with each doubling of the network, within rules ({@link SizeTrend}). */
        SIZE("Does memory change with N? (for each doubling)"),
        /** All pathways plastic minus one of them alone, within rules ({@link CoActivity}). */
        CO_ACTIVITY("Do all pathways together remember more than one alone? (difference)"),
        /** Variance of memory between rules that their properties explain ({@link MemoryMechanism}). */
        MECHANISM("Do degeneracy, noise, fragility and drift explain memory? (R\u00b2)"),
        /** Change of the lifetime with each doubling of the network ({@link LifetimeTrend}). */
        LIFETIME("Does the lifetime change with N? (log2, for each doubling)");

        private final String words;

        Question(String words) {
            this.words = words;
        }
    }

    /**
     * {@return the answers that the records allow, in the order of the questions}
     *
     * @param table memory by condition
     * @param mechanisms what explains memory
     */
    public static List<PrimaryContrast> of(MemoryByCondition table, List<MemoryMechanism> mechanisms) {
        Quantity measure = table.primary().quantity();
        List<PrimaryContrast> answers = new ArrayList<>();
        largest(table.trends().stream().filter(t -> t.quantity() == measure),
                Comparator.comparing(SizeTrend::plastic, Condition.setOrder())
                        .thenComparing(Comparator.comparingDouble(SizeTrend::delaySeconds).reversed()))
                .forEach(t -> answers.add(asked(Question.SIZE, t.perDoubling())));
        largest(table.coActivity().stream().filter(c -> c.quantity() == measure),
                Comparator.comparing(CoActivity::pathways, Condition.setOrder())
                        .thenComparing(Comparator.comparingDouble(CoActivity::delaySeconds).reversed())
                        .thenComparingInt(CoActivity::excitatory))
                .forEach(c -> answers.add(asked(Question.CO_ACTIVITY, c.difference())));
        mechanisms.stream().filter(m -> m.outcome() == MemoryMechanism.Outcome.STRENGTH)
                .forEach(m -> answers.add(asked(Question.MECHANISM,
                        new TestedEstimate(m.prediction().r2(), m.prediction().pValue()))));
        largest(table.lifetimeTrends().stream().filter(t -> t.quantity() == measure),
                Comparator.comparing(LifetimeTrend::plastic, Condition.setOrder()))
                .forEach(t -> answers.add(asked(Question.LIFETIME, t.perDoubling())));
        return adjusted(answers);
    }

    private static <T> Stream<T> largest(Stream<T> all, Comparator<T> order) {
        return all.max(order).stream();
    }

    private static PrimaryContrast asked(Question question, TestedEstimate answer) {
        return new PrimaryContrast(question, answer, Double.NaN);
    }

    private static List<PrimaryContrast> adjusted(List<PrimaryContrast> answers) {
        double[] adjusted = Holm.adjust(answers.stream().mapToDouble(a -> a.answer.pValue()).toArray());
        return IntStream.range(0, adjusted.length).mapToObj(
                i -> new PrimaryContrast(answers.get(i).question, answers.get(i).answer, adjusted[i])).toList();
    }

    /**
     * {@return answers as a table}
     *
     * @param answers any answers
     */
    public static Table<PrimaryContrast> table(List<PrimaryContrast> answers) {
        return Table.of("primary-contrasts", """
                The questions of the atlas that these records can answer, each asked once: of the primary measure, \
                with all pathways plastic, at the first delay (95 % intervals; p after Holm's correction over these \
                questions).""", answers)
                .script("question", PrimaryContrast::question).text("question", c -> c.question.words)
                .estimate("answer", "answer", "", c -> c.answer.estimate())
                .script("p", c -> c.answer.pValue())
                .column("p_adjusted", "p", "", PrimaryContrast::adjusted, Labels::pValue)
                .column("rules", "rules", "", c -> c.answer.estimate().n())
                .with(Lineages.withoutOne(PrimaryContrast::answer));
    }
}
