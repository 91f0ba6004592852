package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Flies of known truth for tests, and what a careless reconstruction makes of them. */
final class SyntheticFlies {
    private SyntheticFlies() {}

    static List<Fly> of(SimulatedFly.Truth truth, int count, int trialsPerBlock, long seed) {
        SimulatedFly kind = new SimulatedFly(truth, 0.1, trialsPerBlock);
        return IntStream.range(0, count).mapToObj(number -> kind.fly(seed, number)).toList();
    }

    /**
     * The encounters of the first block, each "accepted" if it equals the next choice, and then the choices of
     * all other blocks as if nothing had been turned away.
     */
    static Fly reconstructed(Fly fly) {
        List<Integer> choices = new ArrayList<>();
        List<Integer> first = new ArrayList<>();
        int claimsInFirst = 0;
        for (int t = 0; t < fly.encounters(); t++) {
            if (fly.blocks()[t] == 0) {
                first.add(fly.odours()[t]);
                claimsInFirst += fly.accepted()[t] ? 1 : 0;
            }
            if (fly.accepted()[t]) {
                choices.add(fly.odours()[t]);
            }
        }
        List<Integer> odours = new ArrayList<>();
        List<Boolean> accepted = new ArrayList<>();
        int next = 0;
        for (int odour : first) {
            boolean match = next < claimsInFirst && odour == choices.get(next);
            odours.add(odour);
            accepted.add(match);
            next += match ? 1 : 0;
        }
        for (int odour : choices.subList(next, choices.size())) {
            odours.add(odour);
            accepted.add(true);
        }
        return fly(fly.name(), odours, accepted, fly.rewards(), claimsInFirst);
    }

    /** The same fly without its refusals. */
    static Fly acceptingEverything(Fly fly) {
        List<Integer> odours = new ArrayList<>();
        List<Boolean> accepted = new ArrayList<>();
        for (int t = 0; t < fly.encounters(); t++) {
            if (fly.accepted()[t]) {
                odours.add(fly.odours()[t]);
                accepted.add(true);
            }
        }
        return fly(fly.name(), odours, accepted, fly.rewards(), fly.rewards().length / 3);
    }

    /** The same fly, but refusals in its first two blocks only. */
    static Fly refusingUntilTheLastBlock(Fly fly) {
        List<Integer> odours = new ArrayList<>();
        List<Boolean> accepted = new ArrayList<>();
        for (int t = 0; t < fly.encounters(); t++) {
            if (fly.accepted()[t] || fly.blocks()[t] < 2) {
                odours.add(fly.odours()[t]);
                accepted.add(fly.accepted()[t]);
            }
        }
        return fly(fly.name(), odours, accepted, fly.rewards(), fly.rewards().length / 3);
    }

    /** The same fly, each refusal just before a choice turned into one of the other odour. */
    static Fly refusingTheOtherOdour(Fly fly) {
        int[] odours = fly.odours().clone();
        for (int t = fly.encounters() - 2; t >= 0; t--) {
            if (!fly.accepted()[t] && fly.accepted()[t + 1]) {
                odours[t] = 1 - odours[t + 1];
            }
        }
        return new Fly(fly.name(), odours, fly.accepted(), fly.rewards(), fly.blocks(), 0);
    }

    private static Fly fly(String name, List<Integer> odours, List<Boolean> accepted, double[] rewards,
            int claimsOfBlock) {
        boolean[] choices = new boolean[accepted.size()];
        int[] blocks = new int[accepted.size()];
        int claimed = 0;
        for (int t = 0; t < choices.length; t++) {
            choices[t] = accepted.get(t);
            blocks[t] = claimed / claimsOfBlock;
            claimed += choices[t] ? 1 : 0;
        }
        return new Fly(name, odours.stream().mapToInt(Integer::intValue).toArray(), choices, rewards, blocks, 0);
    }
}
