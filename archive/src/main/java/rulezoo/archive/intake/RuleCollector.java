package rulezoo.archive.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.rule.Coefficient;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * Collects the rules of one file, whatever its format: the same limits hold for every way in, pathways of
 * zeros are static, and a rule that several rows hold keeps what each of them reports.
 */
final class RuleCollector {
    /** The longest time constant; a number of milliseconds, or exp of a number of seconds, is never below it. */
    private static final double TAU_BELOW_SECONDS = 1;
    /** One step of the recurrent network. */
    private static final double SHORTEST_TAU_SECONDS = 1e-4;
    private static final double LARGEST_OF_POLYNOMIAL = 100;
    private static final double LARGEST = 1e6;
    private static final double HIGHEST_RATE_HZ = 1000;
    private static final int MOST_RULES = 2_000_000;
    /** Rows of one rule whose reports are kept. */
    private static final int MOST_REPORTS = 100;
    private static final Set<RuleFamily> POLYNOMIALS = Set.of(RuleFamily.POLYNOMIAL, RuleFamily.FEEDFORWARD);

    private final Path file;
    private final Map<Key, List<ImportedRule>> rules = new LinkedHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final Map<Pathway, Set<PlasticityRule>> still = new EnumMap<>(Pathway.class);
    private final Set<PlasticityRule> inert = new HashSet<>();
    private int rows;

    /** What makes two rows the same rule. */
    private record Key(PlasticityRule rule, @Nullable Double inputRateHz) {}

    RuleCollector(Path file) {
        this.file = file;
    }

    /** Keeps a sentence on how the file was read; the file is named in front of it. */
    void note(String sentence) {
        notes.add(file + ": " + sentence);
    }

    /** A failure that names file, place and what is wrong there. */
    IOException refused(String place, String reason) {
        return new IOException(file + ", " + place + ": " + reason);
    }

    /**
     * The rule of a vector, with those of the pathways plastic of which a coefficient is not 0. A rule of zeros
     * alone is kept as it is, as a control.
     *
     * @param place row or generation, for messages
     * @param pathways pathways that the vector has blocks of
     * @param vector coefficients, time constants in seconds
     * @param field what the file calls a coefficient of the vector
     * @throws IOException if a coefficient is outside the limits; the message names file, place and field
     */
    PlasticityRule rule(String place, RuleFamily family, Set<Pathway> pathways, double[] vector,
            IntFunction<String> field) throws IOException {
        if (vector.length != pathways.size() * family.size()) {
            throw refused(place, "a rule of " + Pathway.format(pathways) + " has " + pathways.size() * family.size()
                    + " coefficients, not " + vector.length);
        }
        for (int i = 0; i < vector.length; i++) {
            String wrong = wrong(family, family.coefficients().get(i % family.size()), vector[i]);
            if (!wrong.isEmpty()) {
                throw refused(place + ", " + field.apply(i), wrong);
            }
        }
        PlasticityRule rule = new PlasticityRule(family, pathways, vector);
        Set<Pathway> acting = EnumSet.noneOf(Pathway.class);
        for (Pathway pathway : rule.plastic()) {
            if (family.acts(rule.block(pathway))) {
                acting.add(pathway);
            }
        }
        if (acting.isEmpty()) {
            inert.add(rule);
            return rule;
        }
        rule.plastic().stream().filter(pathway -> !acting.contains(pathway))
                .forEach(pathway -> still.computeIfAbsent(pathway, _ -> new HashSet<>()).add(rule));
        return rule.restrictedTo(acting);
    }

    private static String wrong(RuleFamily family, Coefficient coefficient, double value) {
        if (coefficient.unit().equals("s")) {
            return value >= SHORTEST_TAU_SECONDS && value < TAU_BELOW_SECONDS
                    ? ""
                    : value + " is no time constant in seconds: it must be at least " + SHORTEST_TAU_SECONDS
                            + " and below " + TAU_BELOW_SECONDS + (value >= TAU_BELOW_SECONDS
                                    ? " (in milliseconds? divide it by 1000)"
                                    : value < -1 ? " (its logarithm? take exp of it)" : "");
        }
        double largest = POLYNOMIALS.contains(family) ? LARGEST_OF_POLYNOMIAL : LARGEST;
        return Math.abs(value) <= largest ? "" : value + " is outside [" + -largest + ", " + largest + "]";
    }

    /**
     * Checks an input rate in Hz.
     *
     * @throws IOException if it is outside the limits; the message names file, place and field
     */
    double inputRateHz(String place, String field, double rate) throws IOException {
        if (!(rate >= 0 && rate <= HIGHEST_RATE_HZ)) {
            throw refused(place + ", " + field, rate + " is outside [0, " + HIGHEST_RATE_HZ
                    + "], the rates of an input in Hz");
        }
        return rate;
    }

    void add(ImportedRule rule) throws IOException {
        if (++rows > MOST_RULES) {
            throw new IOException(file + " has more than " + MOST_RULES + " rules: split it");
        }
        rules.computeIfAbsent(new Key(rule.rule(), rule.inputRateHz()), _ -> new ArrayList<>(1)).add(rule);
    }

    /**
     * All of it.
     *
     * @throws IOException if there is no rule
     */
    ImportedRules result() throws IOException {
        if (rules.isEmpty()) {
            throw new IOException(file + ": no rules");
        }
        still.forEach((pathway, some) -> note("pathway " + pathway + " of " + count(some.size(), "rule")
                + " has coefficients of 0 only: it is static there, not plastic"));
        if (!inert.isEmpty()) {
            note(count(inert.size(), "rule") + " of zeros alone " + (inert.size() == 1 ? "changes" : "change")
                    + " no weight: read as a control, with all pathways of the file");
        }
        int folded = rows - rules.size();
        if (folded > 0) {
            note(count(rows, "row") + " hold " + count(rules.size(), "different rule")
                    + ": a rule is read once, with what each of its rows reports"
                    + (rules.values().stream().allMatch(same -> same.size() <= MOST_REPORTS)
                            ? ""
                            : " (the first " + MOST_REPORTS + " of them)"));
        }
        return new ImportedRules(rules.values().stream().map(RuleCollector::folded).toList(), List.copyOf(notes));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** The first of the rows, which also says what the others report. */
    private static ImportedRule folded(List<ImportedRule> same) {
        ImportedRule first = same.getFirst();
        if (same.size() == 1) {
            return first;
        }
        Map<String, Object> reported = new LinkedHashMap<>(first.reported());
        reported.put("rows_of_this_rule", same.size());
        reported.put("other_rows", same.stream().skip(1).limit(MOST_REPORTS - 1L).map(row -> {
            Map<String, Object> other = new LinkedHashMap<>();
            other.put("source", row.source());
            other.putAll(row.reported());
            return other;
        }).toList());
        return new ImportedRule(first.rule(), first.inputRateHz(), first.lineage(), first.source(), reported);
    }
}
