package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the models say about a group of flies: each fly by itself, and all others for each fly.
 *
 * @param flies the flies
 * @param fits by model, fly by fly
 * @param otherFlies by model: deviance of each fly under the model of all other flies; empty if not asked for
 */
public record FlyStudy(List<Fly> flies, Map<ChoiceModel, List<FlyFit>> fits, Map<ChoiceModel, double[]> otherFlies) {
    /** Part of a study that can be computed by itself. */
    public sealed interface Task permits FlyTask, OthersTask {
        /**
         * Computes.
         *
         * @param cohort the flies
         * @return what it found, a part of the study
         */
        Result run(FlyCohort cohort);
    }

    /** What a task found. */
    public sealed interface Result permits OneFly, OtherFlies {}

    /**
     * One fly under one model.
     *
     * @param fly its number
     * @param model the model
     * @param published how to measure what is explained in sample as published
     */
    public record FlyTask(int fly, ChoiceModel model, PublishedDeviance published) implements Task {
        @Override
        public Result run(FlyCohort cohort) {
            return new OneFly(cohort.fit(fly, model, published));
        }
    }

    /**
     * Every fly under the model of all others.
     *
     * @param model the model
     */
    public record OthersTask(ChoiceModel model) implements Task {
        @Override
        public Result run(FlyCohort cohort) {
            return new OtherFlies(model, cohort.heldOutFlies(model));
        }
    }

    /**
     * One fly under one model.
     *
     * @param fit the fit and how well it predicts
     */
    public record OneFly(FlyFit fit) implements Result {}

    /**
     * Every fly under the model of all others.
     *
     * @param model the model
     * @param deviances fly by fly
     */
    public record OtherFlies(ChoiceModel model, double[] deviances) implements Result {}

    public FlyStudy {
        flies = List.copyOf(flies);
        fits = new LinkedHashMap<>(fits);
        otherFlies = new LinkedHashMap<>(otherFlies);
    }

    /** {@return all models, those without learning first} */
    public static List<ChoiceModel> models() {
        List<ChoiceModel> models = new ArrayList<>(List.of(FixedShares.values()));
        models.addAll(List.of(FlyModel.values()));
        return models;
    }

    /**
     * {@return everything there is to compute}
     *
     * @param cohort the flies
     * @param published how to measure what is explained in sample as published
     */
    public static List<Task> tasks(FlyCohort cohort, PublishedDeviance published) {
        List<Task> tasks = new ArrayList<>();
        models().forEach(model -> tasks.add(new OthersTask(model)));
        for (ChoiceModel model : models()) {
            for (int fly = 0; fly < cohort.flies().size(); fly++) {
                tasks.add(new FlyTask(fly, model, published));
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
        Map<ChoiceModel, List<FlyFit>> fits = new LinkedHashMap<>();
        Map<ChoiceModel, double[]> others = new LinkedHashMap<>();
        for (Result result : results) {
            switch (result) {
                case OneFly one -> fits.computeIfAbsent(one.fit().model(), _ -> new ArrayList<>()).add(one.fit());
                case OtherFlies other -> others.put(other.model(), other.deviances());
            }
        }
        return new FlyStudy(cohort.flies(), fits, others);
    }

    /**
     * {@return the fits of a model, fly by fly; none if it was not fitted}
     *
     * @param model what may explain the choices
     */
    public List<FlyFit> fits(ChoiceModel model) {
        return fits.getOrDefault(model, List.of());
    }

    /**
     * {@return the deviance of held-out choices of the same flies, fly by fly}
     *
     * @param model what may explain the choices
     */
    public double[] heldOut(ChoiceModel model) {
        return fits(model).stream().mapToDouble(FlyFit::heldOut).toArray();
    }

    /**
     * {@return the deviance of the layer without plasticity as published, whose weights are 0, so that it accepts
     * one half of the odours: 2 ln 2 for every encounter}
     *
     * @param fly its number
     */
    public double nullDeviance(int fly) {
        return 2 * StrictMath.log(2) * flies.get(fly).encounters();
    }

    /** {@return the deviances of held-out choices alone, on which conclusions rest} */
    public HeldOutChoices heldOutChoices() {
        Map<ChoiceModel, double[]> deviances = new LinkedHashMap<>();
        fits.keySet().forEach(model -> deviances.put(model, heldOut(model)));
        return new HeldOutChoices(deviances);
    }
}
