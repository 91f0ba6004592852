package rulezoo.archive.record;

import java.util.Arrays;
import java.util.stream.Collectors;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * What a probe record may hold beside the two responses: raw numbers, so that any statistic can be computed
 * later. Lists by pathway are in the order EE, EI, IE, II, with NaN where there is nothing to measure.
 */
public enum ProbeMeasure {
    /** Single-trial responses. */
    NOVEL_TRIALS("novel_trials_hz", "Hz",
            "mean excitatory rate in each presentation of a novel pattern, pattern by pattern"),
    /** Single-trial responses. */
    FAMILIAR_TRIALS("familiar_trials_hz", "Hz",
            "mean excitatory rate in each presentation of a familiar pattern, pattern by pattern"),
    /** Single-trial responses before training: what the patterns differ by on their own. */
    NOVEL_BEFORE("novel_before_training_hz", "Hz", "the same for the novel patterns before training"),
    /** Single-trial responses before training. */
    FAMILIAR_BEFORE("familiar_before_training_hz", "Hz", "the same for the familiar patterns before training"),
    /** Background before training, against which responses before training are measured. */
    BACKGROUND_BEFORE("background_before_training_hz", "Hz",
            "excitatory rate in the last second of background before the tests before training"),
    /** Single-trial responses of a sample of neurons, which is as large in every network. */
    SAMPLED_NOVEL("sampled_novel_trials_hz", "Hz",
            "mean rate of 256 excitatory neurons, drawn with the master seed, in each presentation of a novel pattern;"
                    + " absent in networks with fewer"),
    /** Single-trial responses of the same neurons. */
    SAMPLED_FAMILIAR("sampled_familiar_trials_hz", "Hz", "the same for the familiar patterns"),
    /** Single-trial responses of the same neurons before training. */
    SAMPLED_NOVEL_BEFORE("sampled_novel_before_training_hz", "Hz", "the same for the novel patterns before training"),
    /** Single-trial responses of the same neurons before training. */
    SAMPLED_FAMILIAR_BEFORE("sampled_familiar_before_training_hz", "Hz",
            "the same for the familiar patterns before training"),
    /** ON response (docs/science.md, 4.1). */
    NOVEL_ON("novel_on", "1",
            "ON response of each presentation of a novel pattern: largest over mean population rate in 100 ms bins"),
    /** ON response (docs/science.md, 4.1). */
    FAMILIAR_ON("familiar_on", "1", "ON response of each presentation of a familiar pattern"),
    /** State of the network in the scored window before the test. */
    STABILITY("stability", "",
            "stability metrics of the scored window before the test, or before the delay: "
                    + Arrays.stream(StabilityMetric.values())
                            .map(StabilityMetric::id).collect(Collectors.joining(", "))),
    /** Irregularity of firing that stability is judged by. */
    JUDGED_CV2("judged_cv2", "1",
            "local irregularity CV2 of background that goes on from the state before the test for 'judged_s', mean over"
                    + " excitatory neurons with two intervals or more; stability under mem1k-2025-steady is judged by the"
                    + " larger of it and judged_cv_isi"),
    /** How many neurons fire, which stability is judged by, too. */
    JUDGED_ACTIVE_SHARE("judged_active_share", "1", "share of the excitatory neurons that fire in that background"),
    /** Irregularity as published. */
    JUDGED_CV_ISI("judged_cv_isi", "1",
            "cv_isi of that background, 0 for neurons with fewer than three intervals; stability under mem1k-2025 is"
                    + " judged by it"),
    /** For how long. */
    JUDGED_SECONDS("judged_s", "s", "length of that background"),
    /** How well a static network of another size was matched with that of the archived size. */
    STATIC_MATCH("static_match_hz", "Hz",
            "static network of the archived size: background, evoked response; of this size with the input found:"
                    + " background, evoked response"),
    /** Mean weights at the test. */
    MEAN_WEIGHTS("mean_weights", "1", "mean weight of EE, EI, IE, II at the test, in units of the leak conductance"),
    /** Weights of the engram against the rest. */
    IMPRINT("imprint", "1",
            "2 (w_engram - w_rest) / (w_engram + w_rest) of mean weights onto (EE, IE) or from (EI) the tenth of the"
                    + " excitatory neurons that answered the familiar patterns most before training; EE: among them"),
    /** The same for the engram of the novel patterns, which nothing was learned about. */
    NOVEL_IMPRINT("novel_imprint", "1", "the same for the tenth that answered the novel patterns most"),
    /** The same before training. */
    IMPRINT_BEFORE("imprint_before_training", "1", "imprint of the familiar patterns before training"),
    /** The same for the engram of the novel patterns. */
    NOVEL_IMPRINT_BEFORE("novel_imprint_before_training", "1", "imprint of the novel patterns before training"),
    /** Rates a rule settles at after different histories. */
    HISTORY_RATES("history_rates_hz", "Hz", "excitatory rate at the end of each input history"),
    /** How far apart the weights lie that different histories lead to. */
    WEIGHT_DISTANCE("weight_distance", "1",
            "root mean square difference of the weights of EE, EI, IE, II after different input histories, over their"
                    + " mean, averaged over pairs of histories"),
    /** How far apart they lie after histories that differ in noise alone. */
    WEIGHT_DISTANCE_NOISE("weight_distance_noise", "1",
            "the same for histories of background alone, which differ by noise"),
    /** Number of dimensions that the weights of different histories spread over. */
    PARTICIPATION_RATIO("participation_ratio", "1",
            "participation ratio of the weights of EE, EI, IE, II over histories; at most the number of histories - 1"),
    /** Distance to the edge of the stable set. */
    FIRST_UNSTABLE_STEP("first_unstable_step", "1",
            "length of the first unstable step along each random direction, in units of the coefficients' ranges;"
                    + " infinite if none was found"),
    /** Population rate around a lasting change of the input. */
    RATE_COURSE("rate_course_hz", "Hz", "excitatory rate from the onset of the stimulus on, in bins of 100 ms"),
    /** Set-point recovery. */
    RECOVERY("recovery_s", "s",
            "time from the onset, and from the end, of the stimulus until the rate stays within a tenth of the change;"
                    + " infinite if it does not"),
    /** Rate at the onset against the rate recovered to. */
    RECOVERED_SHARE("recovered_share", "1",
            "share of the first change of the rate that is gone at the end of the stimulus, and after it"),
    /** Successor prediction (docs/science.md, 4.1), by lag. */
    SUCCESSOR("successor", "1",
            "rate of the engram at lag -2, -1, 0, +1, +2 during an element of the trained sequence over the mean rate"
                    + " of the novel engrams"),
    /** Replay (docs/science.md, 4.1). */
    REPLAY("replay", "1",
            "largest rate of the next element's engram in the 2.8 s after an element, over the mean rate of the novel"
                    + " engrams, for each element"),
    /** When the replay peaks. */
    REPLAY_TIME("replay_time_s", "s", "when it is reached, after the element's onset"),
    /** Contextual novelty (docs/science.md, 4.1). */
    CONTEXT("context_hz", "Hz",
            "excitatory rate during the last of four elements: mean over trained sequences, over trained ones whose"
                    + " last element is a wrong familiar one, over trained ones with a novel last element, and over"
                    + " novel sequences"),
    /** The rule itself, as a Taylor rule of rates. */
    TAYLOR_TRUE("taylor_true", "1",
            "coefficients theta_abc of the rate equivalent of the rule, powers of x, y and w, the last index fastest"),
    /** What was inferred of it. */
    TAYLOR_INFERRED("taylor_inferred", "1", "the same, inferred from recorded activity"),
    /** How well the data determine each coefficient. */
    TAYLOR_ERROR("taylor_error", "1",
            "standard error of each from one trajectory by the Fisher information; infinite if nothing tells it"),
    /** Sloppiness spectrum. */
    FISHER_SPECTRUM("fisher_spectrum", "1", "eigenvalues of the Fisher information of one trajectory, descending"),
    /** Scores of the inferred rule. */
    INFERENCE_SCORES("inference_scores", "1", "R2 of activity and of weights on trajectories not fitted to");

    /** Number of excitatory neurons in the sample of {@link #SAMPLED_NOVEL}. */
    public static final int SAMPLED_NEURONS = 256;

    private final String id;
    private final String unit;
    private final String description;

    ProbeMeasure(String id, String unit, String description) {
        this.id = id;
        this.unit = unit;
        this.description = description;
    }

    /** {@return the name of the dataset} */
    public String id() {
        return id;
    }

    /** {@return the SI unit; {@code 1} for a pure number, empty for a mixture} */
    public String unit() {
        return unit;
    }

    /** {@return what the numbers are} */
    public String description() {
        return description;
    }
}
