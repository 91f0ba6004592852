package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rulezoo.analysis.statistics.SignFlipTest;

/**
 * Whether data can carry a conclusion about flies. Every check is a sentence, and one that fails forbids
 * conclusions.
 *
 * @param kind what was checked
 * @param passed whether the data can carry a conclusion, as far as this check goes
 * @param sentence what was found, and what to do if it failed
 */
public record FlyCheck(Kind kind, boolean passed, String sentence) {
    /** A chance below this is none. */
    private static final double CHANCE = 1e-3;

    /** What is checked. */
    public enum Kind {
        /** Every fly turns some odour away. */
        REFUSALS_EXIST,
        /** Refusals do not end, or begin, with a block. */
        REFUSALS_IN_ALL_BLOCKS,
        /** Refusals are sometimes of the odour that is chosen next. */
        REFUSALS_OF_NEXT_CHOICE,
        /** Some rule that learns predicts better than all models that do not. */
        LEARNING_PREDICTS_BEST,
        /** There are enough flies for the smallest p-value to be below 0.05. */
        ENOUGH_FLIES
    }

    /**
     * {@return the checks of the data alone}
     *
     * @param given all flies, also those that accept everything
     */
    static List<FlyCheck> ofData(List<Fly> given) {
        List<FlyCheck> checks = new ArrayList<>();
        checks.add(perFly(Kind.REFUSALS_EXIST, given, fly -> fly.refusals() == 0,
                "Every fly turned some odour away.",
                "accepted every odour, which says nothing about choice. Either refusals were not recorded, or the"
                        + " fly made none"));
        checks.add(perFly(Kind.REFUSALS_IN_ALL_BLOCKS, given, FlyCheck::refusalsEnd,
                "Refusals occur in all blocks.",
                "refused odours in some blocks and none in another. The share of refusals in the other blocks gives"
                        + " this a chance below 0.001. Refusals were not recorded there, or the block was filled in"));
        checks.add(nextChoices(given));
        return checks;
    }

    /**
     * {@return the checks of what was fitted}
     *
     * @param heldOut held-out deviances
     * @param family number of tests that a p-value is corrected for
     */
    static List<FlyCheck> ofFits(HeldOutChoices heldOut, int family) {
        ChoiceModel without = heldOut.best(HeldOutChoices.withoutLearning());
        ChoiceModel with = heldOut.best(FlyModel.testedModels(_ -> true));
        double fixed = heldOut.total(without);
        double learned = heldOut.total(with);
        String numbers = String.format(Locale.ROOT,
                "held-out deviance %.1f nats by %s, which does not learn, and %.1f by %s, the best rule that does",
                fixed, without.id(), learned, with.id());
        boolean better = learned < fixed;
        FlyCheck prediction = new FlyCheck(Kind.LEARNING_PREDICTS_BEST, better, better
                ? "A rule that learns predicts best: " + numbers + "."
                : "A model without learning predicts as well as all rules, or better: " + numbers + ".");
        int flies = heldOut.flies();
        double smallest = family * SignFlipTest.smallest(flies);
        boolean enough = smallest < FlyFindings.LEVEL;
        FlyCheck number = new FlyCheck(Kind.ENOUGH_FLIES, enough, String.format(Locale.ROOT,
                enough
                        ? "%d flies are enough: the smallest corrected p-value that they can give is %.2g."
                        : "%d flies are too few: the smallest corrected p-value that they can give is %.2g.",
                flies, smallest));
        return List.of(prediction, number);
    }

    private static FlyCheck perFly(Kind kind, List<Fly> flies, Predicate<Fly> fails, String good, String bad) {
        List<Fly> failing = flies.stream().filter(fails).toList();
        return failing.isEmpty()
                ? new FlyCheck(kind, true, good)
                : new FlyCheck(kind, false, names(failing) + " " + bad + ".");
    }

    private static String names(List<Fly> flies) {
        return flies.stream().map(Fly::name).collect(Collectors.joining(", "));
    }

    /**
     * Whether a block has no refusal though its length and the share of the other blocks made some all but sure.
     */
    private static boolean refusalsEnd(Fly fly) {
        int[] met = new int[fly.blockCount()];
        int[] refused = new int[fly.blockCount()];
        for (int t = 0; t < fly.encounters(); t++) {
            met[fly.blocks()[t]]++;
            refused[fly.blocks()[t]] += fly.accepted()[t] ? 0 : 1;
        }
        for (int block = 0; block < met.length; block++) {
            int elsewhere = fly.encounters() - met[block];
            double share = elsewhere == 0 ? 0 : (double) (fly.refusals() - refused[block]) / elsewhere;
            if (refused[block] == 0 && met[block] * StrictMath.log1p(-share) < StrictMath.log(CHANCE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * How many trials had a refusal just before the choice, how many of these were of the odour then chosen, and
     * the logarithm of the chance that none is, if choices after a refusal are like all others of the block.
     */
    private record NextChoices(int refusals, int hits, double logChanceOfNone) {
        static NextChoices of(Fly fly) {
            int[][] chosen = new int[fly.blockCount()][Fly.ODOURS];
            for (int t = 0; t < fly.encounters(); t++) {
                chosen[fly.blocks()[t]][fly.odours()[t]] += fly.accepted()[t] ? 1 : 0;
            }
            int refusals = 0;
            int hits = 0;
            double logChance = 0;
            for (int t = 1; t < fly.encounters(); t++) {
                if (fly.accepted()[t] && !fly.accepted()[t - 1]) {
                    int[] shares = chosen[fly.blocks()[t]];
                    int refused = fly.odours()[t - 1];
                    refusals++;
                    hits += fly.odours()[t] == refused ? 1 : 0;
                    // (chosen + 1) / (all + 2): a share that is never 1.
                    logChance += StrictMath.log1p(-(shares[refused] + 1.0) / (shares[0] + shares[1] + 2.0));
                }
            }
            return new NextChoices(refusals, hits, logChance);
        }

        boolean impossible() {
            return hits == 0 && logChanceOfNone < StrictMath.log(CHANCE);
        }
    }

    private static FlyCheck nextChoices(List<Fly> flies) {
        int refusals = 0;
        int hits = 0;
        double logChance = 0;
        List<Fly> failing = new ArrayList<>();
        for (Fly fly : flies) {
            NextChoices next = NextChoices.of(fly);
            refusals += next.refusals;
            hits += next.hits;
            logChance += next.logChanceOfNone;
            if (next.impossible()) {
                failing.add(fly);
            }
        }
        String counts = hits + " of " + refusals + " refusals just before a choice are of the odour chosen next";
        if (failing.isEmpty() && new NextChoices(refusals, hits, logChance).impossible()) {
            return new FlyCheck(Kind.REFUSALS_OF_NEXT_CHOICE, false, counts
                    + ". Such refusals remain when each encounter of a list is compared with the next choice. They are not"
                    + " what a fly turned away from.");
        }
        return failing.isEmpty()
                ? new FlyCheck(Kind.REFUSALS_OF_NEXT_CHOICE, true, counts + ".")
                : new FlyCheck(Kind.REFUSALS_OF_NEXT_CHOICE, false, names(failing)
                        + " never refused the odour that was chosen next (" + counts
                        + " in all flies; the chance is below 0.001). \"refused\" was derived from the next choice, so the"
                        + " file holds no observed refusals.");
    }
}
