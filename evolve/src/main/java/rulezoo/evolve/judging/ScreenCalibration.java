package rulezoo.evolve.judging;

import java.util.ArrayList;
import java.util.List;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.run.Work;

/**
 * How many rules that are known to be stable a screen rejects. The rules must have been found without the
 * screen: those that passed it say nothing.
 *
 * @param screen name of the screen
 * @param rules rules that were put through it, each by itself
 * @param rejected those that it rejected
 */
public record ScreenCalibration(String screen, int rules, int rejected) {
    private static final double NORMAL_95 = 1.6449;

    private record OneScreen(Target target, Screen screen, long seed) implements Work<PlasticityRule, Boolean> {
        @Override
        public Boolean apply(PlasticityRule rule) {
            return new SimulationJudge(target, List.of(screen), seed).screen(rule).passed() == 1;
        }
    }

    /**
     * Puts stable rules through every screen of a search, also those that another one rejects.
     *
     * @param target network and criteria of the search
     * @param screens its screens
     * @param seed its seed
     * @param stable rules known to be stable
     * @param runner where they are judged
     * @return one entry for each screen, and one named {@code all} for rules that any of them rejects
     */
    public static List<ScreenCalibration> of(Target target, List<Screen> screens, long seed,
            List<PlasticityRule> stable, Runner runner) {
        boolean[] any = new boolean[stable.size()];
        List<ScreenCalibration> calibrations = new ArrayList<>();
        for (Screen screen : screens) {
            List<Boolean> passed = runner.map(stable, new OneScreen(target, screen, seed));
            int rejected = 0;
            for (int i = 0; i < any.length; i++) {
                boolean fails = !passed.get(i);
                any[i] |= fails;
                rejected += fails ? 1 : 0;
            }
            calibrations.add(new ScreenCalibration(screen.name(), any.length, rejected));
        }
        int all = 0;
        for (boolean fails : any) {
            all += fails ? 1 : 0;
        }
        calibrations.add(new ScreenCalibration("all", any.length, all));
        return calibrations;
    }

    /** {@return the share of stable rules that it rejects; NaN without rules} */
    public double share() {
        return (double) rejected / rules;
    }

    /** {@return an upper bound of that share at 95 % confidence (one-sided score interval, Wilson 1927)} */
    public double shareBound() {
        double z = NORMAL_95;
        double n = rules;
        double p = share();
        return (p + z * z / (2 * n) + z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))) / (1 + z * z / n);
    }
}
