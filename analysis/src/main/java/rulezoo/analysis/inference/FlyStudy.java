package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.MeanInterval;
import rulezoo.analysis.statistics.PairedTTest;

/**
 * What the models say about a group of flies: each fly by itself, all flies under one rule, and which model
 * predicts better.
 *
 * @param cohort the flies
 * @param fits by model, fly by fly
 * @param together by model
 */
public record FlyStudy(FlyCohort cohort, Map<FlyModel, List<OneFly>> fits, Map<FlyModel, AllFlies> together) {
    /** Part of a study that can be computed by itself. */
    public sealed interface Task permits FlyTask, CohortTask {
        /**
         * Computes.
         *
         * @param cohort the flies
         * @param replicates draws of each bootstrap
         * @return what it found, a part of the study
         */
        Result run(FlyCohort cohort, int replicates);
    }

    /** What a task found. */
    public sealed interface Result permits OneFly, AllFlies {}

    /**
     * One fly under one model.
     *
     * @param fly its number
     * @param model the model
     */
    public record FlyTask(int fly, FlyModel model) implements Task {
        @Override
        public Result run(FlyCohort cohort, int replicates) {
            FlyCohort.FlyFit fit = cohort.fit(fly, model);
            return new OneFly(fit, cohort.intervals(fit, replicates));
        }
    }

    /**
     * All flies under one rule.
     *
     * @param model the model
     */
    public record CohortTask(FlyModel model) implements Task {
        @Override
        public Result run(FlyCohort cohort, int replicates) {
            FittedRule rule = cohort.together(model);
            double[] heldOut = new double[cohort.flies().size()];
            if (heldOut.length == 1) {
                heldOut[0] = Double.NaN; // nothing is left to fit
            } else {
                Arrays.setAll(heldOut, fly -> cohort.heldOutFly(fly, model, rule));
            }
            return new AllFlies(model, rule, cohort.intervalsTogether(model, rule, replicates), heldOut);
        }
    }

    /**
     * One fly under one model.
     *
     * @param fit the fit and how well it predicts
     * @param coefficients each term of the model with its interval
     */
    public record OneFly(FlyCohort.FlyFit fit, List<Estimate> coefficients) implements Result {
        /** Copies the list. */
        public OneFly {
            coefficients = List.copyOf(coefficients);
        }
    }

    /**
     * All flies under one rule.
     *
     * @param model the model
     * @param rule the rule
     * @param coefficients each term with its interval over flies
     * @param heldOut deviance of each fly under the rule of all others
     */
    public record AllFlies(FlyModel model, FittedRule rule, List<Estimate> coefficients,
            double[] heldOut) implements Result {
        /** Copies the list. */
        public AllFlies {
            coefficients = List.copyOf(coefficients);
        }
    }

    /** Copies the maps. */
    public FlyStudy {
        fits = Map.copyOf(fits);
        together = Map.copyOf(together);
    }

    /**
     * {@return everything there is to compute}
     *
     * @param cohort the flies
     */
    public static List<Task> tasks(FlyCohort cohort) {
        List<Task> tasks = new ArrayList<>();
        for (FlyModel model : FlyModel.values()) {
            tasks.add(new CohortTask(model));
        }
        for (FlyModel model : FlyModel.values()) {
            for (int fly = 0; fly < cohort.flies().size(); fly++) {
                tasks.add(new FlyTask(fly, model));
            }
        }
        return tasks;
    }

    /**
     * {@return the results of all tasks, put together}
     *
     * @param cohort the flies
     * @param results what the tasks found, in the order of the tasks
     */
    public static FlyStudy of(FlyCohort cohort, List<Result> results) {
        Map<FlyModel, List<OneFly>> fits = new EnumMap<>(FlyModel.class);
        Map<FlyModel, AllFlies> together = new EnumMap<>(FlyModel.class);
        for (Result result : results) {
            switch (result) {
                case OneFly one -> fits.computeIfAbsent(one.fit().model(), _ -> new ArrayList<>()).add(one);
                case AllFlies all -> together.put(all.model(), all);
            }
        }
        return new FlyStudy(cohort, fits, together);
    }

    /**
     * {@return the fits of a model, fly by fly; none if it was not fitted}
     *
     * @param model what may change the weights
     */
    public List<OneFly> fits(FlyModel model) {
        return fits.getOrDefault(model, List.of());
    }

    /**
     * {@return the percent of the non-plastic deviance explained in held-out choices of the same flies, fly by
     * fly}
     *
     * @param model what may change the weights
     */
    public double[] percentOverTrials(FlyModel model) {
        return fits(model).stream().mapToDouble(one -> one.fit().heldOutPercent()).toArray();
    }

    /**
     * {@return the percent of the non-plastic deviance explained in flies that were left out, fly by fly}
     *
     * @param model what may change the weights
     */
    public double[] percentOverFlies(FlyModel model) {
        double[] heldOut = heldOutFlies(model);
        double[] percent = new double[heldOut.length];
        Arrays.setAll(percent, fly -> {
            double none = fits(model).get(fly).fit().withoutPlasticity();
            return 100 * (none - heldOut[fly]) / none;
        });
        return percent;
    }

    /**
     * {@return the deviance of held-out choices of the same flies, fly by fly}
     *
     * @param model what may change the weights
     */
    public double[] heldOutTrials(FlyModel model) {
        return fits(model).stream().mapToDouble(one -> one.fit().heldOut()).toArray();
    }

    /**
     * {@return the deviance of flies that were left out, fly by fly; none without a rule of all flies}
     *
     * @param model what may change the weights
     */
    public double[] heldOutFlies(FlyModel model) {
        AllFlies all = together.get(model);
        return all == null ? new double[0] : all.heldOut();
    }

    /**
     * Whether one model predicts better than another.
     *
     * @param richer the model that is asked about
     * @param plainer what it is compared with
     * @param over what was held out
     * @param gain by how much the deviance of a fly falls on average, with the 95 % interval over flies
     * @param better number of flies that it predicts better
     * @param pValue of the paired t-test over flies
     */
    public record Comparison(FlyModel richer, FlyModel plainer, String over, Estimate gain, int better,
            double pValue) {}

    /** {@return all comparisons that the models are for} */
    public List<Comparison> comparisons() {
        List<Comparison> all = new ArrayList<>();
        for (FlyModel model : FlyModel.values()) {
            if (model.weightTerm() != FlyModel.WeightTerm.NONE) {
                compare(model, model.withoutWeightTerm(), all);
            }
        }
        compare(FlyModel.SURPRISE, FlyModel.REWARD, all);
        compare(FlyModel.SURPRISE_FORGETTING, FlyModel.REWARD_FORGETTING, all);
        compare(FlyModel.SURPRISE_WEIGHT, FlyModel.REWARD_WEIGHT, all);
        return all;
    }

    private void compare(FlyModel richer, FlyModel plainer, List<Comparison> all) {
        all.add(comparison(richer, plainer, "trials", heldOutTrials(plainer), heldOutTrials(richer)));
        all.add(comparison(richer, plainer, "flies", heldOutFlies(plainer), heldOutFlies(richer)));
    }

    private static Comparison comparison(FlyModel richer, FlyModel plainer, String over, double[] before,
            double[] after) {
        double[] gains = new double[before.length];
        Arrays.setAll(gains, fly -> before[fly] - after[fly]);
        int better = (int) Arrays.stream(gains).filter(gain -> gain > 0).count();
        double p = gains.length < 2 ? Double.NaN : PairedTTest.pValue(gains);
        return new Comparison(richer, plainer, over, MeanInterval.of(gains), better, p);
    }
}
