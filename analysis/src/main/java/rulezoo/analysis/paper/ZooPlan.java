package rulezoo.analysis.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the zoos are made that figures about rules of the recurrent network read: by which commands of
 * {@code rulezoo}, and what that takes.
 *
 * @param scale how large
 * @param given a zoo of evolved rules that was probed before, or null to make one
 * @param out folder in which zoos are made
 */
public record ZooPlan(Scale scale, @Nullable Path given, Path out) {
    /**
     * Biological time that the search simulates for a stable rule, screens included, as measured at either size.
     */
    private static final double SEARCH_SECONDS_PER_RULE = 450;
    /** Steps along a direction until a rule is unstable, as measured. */
    private static final double STEPS_TO_EDGE = 5;
    private static final int DIRECTIONS = 10;
    private static final double EDGE_RUN_SECONDS = 15;
    private static final double RECOVERY_SECONDS = 70;
    private static final double TRAINING_SECONDS = 40;
    private static final int HIGH_RATE_RULES = 3;

    /**
     * {@return where the zoo of an experiment is, or will be}
     *
     * @param experiment the experiment
     */
    public Path path(PaperExperiment experiment) {
        return switch (experiment) {
            case EVOLVED, FAMILIARITY, KNOCK_OUTS, EDGE, RECOVERY ->
                given == null ? out.resolve("zoo-" + scale) : given;
            case HIGH_RATES -> out.resolve("zoo-above-30-hz-" + scale);
            case ISTDP, ISTDP_SLOW, ISTDP_VARIANTS -> out.resolve("zoo-istdp-" + scale);
        };
    }

    /**
     * {@return the commands that make the zoo of an experiment, word by word without the name of the program;
     * none if it is given} Frozen pathways and static networks keep their initial weights, as in the published
     * knock-outs.
     *
     * @param experiment the experiment
     */
    public List<List<String>> commands(PaperExperiment experiment) {
        String zoo = path(experiment).toString();
        List<String> search = words("evolve --preset " + preset() + " --stable-rules " + stableRules() + " --zoo", zoo);
        String mem1k = "probe --probe mem1k-familiarity --sizes " + size() + " --frozen-at initial";
        List<List<String>> evolved = given != null
                ? List.of()
                : switch (experiment) {
                    case EVOLVED -> List.of(search);
                    case FAMILIARITY -> List.of(search, words(mem1k + rules(familiarityRules()) + delays() + " --zoo",
                            zoo));
                    case KNOCK_OUTS -> List.of(search, words(mem1k + rules(knockOutRules())
                            + (scale == Scale.FULL ? "" : " --delays 1") + " --pathway-subsets 1,3 --seeds "
                            + knockOutSeeds() + " --zoo", zoo));
                    case EDGE -> List.of(search,
                            words("probe --probe edge" + rules(edgeRules()) + " --sizes " + size() + " --seeds 1 --zoo",
                                    zoo));
                    case RECOVERY ->
                        List.of(search, words("probe --probe recovery" + rules(recoveryRules()) + " --sizes "
                                + size() + " --seeds 2 --zoo", zoo));
                    case HIGH_RATES, ISTDP, ISTDP_SLOW, ISTDP_VARIANTS -> List.of();
                };
        return switch (experiment) {
            case EVOLVED, FAMILIARITY, KNOCK_OUTS, EDGE, RECOVERY -> evolved;
            case HIGH_RATES -> List.of(
                    List.of("evolve", "--config", out.resolve("above-30-hz.yaml").toString(), "--stable-rules",
                            Integer.toString(HIGH_RATE_RULES), "--evaluations", Integer.toString(highRateEvaluations()),
                            "--zoo", zoo),
                    words(mem1k + delays() + " --zoo", zoo));
            case ISTDP -> List.of(known(zoo), istdp(zoo, "mba_istdp_S4A", "1"));
            case ISTDP_SLOW -> List.of(known(zoo), istdp(zoo, "mba_istdp_S4A", "0.3"));
            case ISTDP_VARIANTS -> Stream.concat(Stream.of(known(zoo)),
                    Stream.of("B", "C", "D", "E", "F").map(v -> istdp(zoo, "mba_istdp_S4" + v, "1"))).toList();
        };
    }

    private static String rules(int rules) {
        return rules == Integer.MAX_VALUE ? "" : " --rules " + rules;
    }

    private String delays() {
        return scale == Scale.FULL ? "" : " --delays 1,10,60";
    }

    private String preset() {
        return scale == Scale.QUICK ? "medium" : "published";
    }

    private int size() {
        return scale == Scale.QUICK ? 1024 : 4096;
    }

    private int stableRules() {
        return by(20, 100, 500);
    }

    private int familiarityRules() {
        return by(8, 30, 500);
    }

    private int knockOutRules() {
        return by(5, 10, 100);
    }

    private int knockOutSeeds() {
        return by(2, 3, 3);
    }

    private int edgeRules() {
        return by(5, 10, 20);
    }

    private int recoveryRules() {
        return by(5, 10, 50);
    }

    private int highRateEvaluations() {
        return by(200, 3000, 30_000);
    }

    private int by(int quick, int workstation, int full) {
        return switch (scale) {
            case QUICK -> quick;
            case WORKSTATION -> workstation;
            case FULL -> full;
        };
    }

    /** Archived for the published network, and not simulated: the probes do that. */
    private static List<String> known(String zoo) {
        return List.of("zoo", "import", zoo, "--known", "--network", "published", "--no-simulation");
    }

    /** In a smaller network every neuron keeps the number and weight of its synapses. */
    private List<String> istdp(String zoo, String rule, String learningRates) {
        List<String> command = new ArrayList<>(List.of("probe", "--zoo", zoo, "--where", "run=known " + rule,
                "--probe", "mba-familiarity", "--learning-rates", learningRates, "--frozen-at", "initial", "--scaling",
                "in-degree"));
        command.addAll(scale == Scale.QUICK
                ? List.of("--sizes", "1024", "--settle", "60", "--delays", "1,10,60,180")
                : List.of("--sizes", "4096"));
        return command;
    }

    /**
     * {@return what an experiment takes, without what it shares with others}
     *
     * @param experiment the experiment
     */
    public List<Workload> work(PaperExperiment experiment) {
        NetworkCost evolved = scale == Scale.QUICK ? NetworkCost.MEDIUM : NetworkCost.PUBLISHED;
        NetworkCost istdp = scale == Scale.QUICK ? NetworkCost.MEDIUM_ISTDP : NetworkCost.PUBLISHED_ISTDP;
        double task = scale == Scale.FULL ? 14_600 : 135;
        // Static networks of the same seeds are shared by all rules; they cost as much as one rule more.
        double mba = scale == Scale.QUICK ? 350 : 3600 + TRAINING_SECONDS + 3600 + 120;
        boolean isGiven = given != null;
        return switch (experiment) {
            case EVOLVED -> isGiven ? List.of() : seconds(experiment, evolved, stableRules() * SEARCH_SECONDS_PER_RULE);
            case FAMILIARITY -> isGiven ? List.of() : seconds(experiment, evolved, (familiarityRules() + 1) * 5 * task);
            case KNOCK_OUTS -> isGiven
                    ? List.of()
                    : seconds(experiment, evolved,
                            knockOutRules() * 8.0 * knockOutSeeds() * (scale == Scale.FULL ? task : 55));
            case EDGE -> isGiven
                    ? List.of()
                    : seconds(experiment, evolved, edgeRules() * (1 + DIRECTIONS * STEPS_TO_EDGE) * EDGE_RUN_SECONDS);
            case RECOVERY -> isGiven ? List.of() : seconds(experiment, evolved, recoveryRules() * 2 * RECOVERY_SECONDS);
            case HIGH_RATES ->
                seconds(experiment, evolved, highRateEvaluations() * 5.0 + (HIGH_RATE_RULES + 1) * 5 * task);
            case ISTDP, ISTDP_SLOW -> seconds(experiment, istdp, 2 * 5 * mba);
            case ISTDP_VARIANTS -> seconds(experiment, istdp, 5 * 5 * mba);
        };
    }

    /**
     * {@return whether an experiment is done on rules of the search}
     *
     * @param experiment the experiment
     */
    public static boolean needsSearch(PaperExperiment experiment) {
        return switch (experiment) {
            case EVOLVED, FAMILIARITY, KNOCK_OUTS, EDGE, RECOVERY -> true;
            case HIGH_RATES, ISTDP, ISTDP_SLOW, ISTDP_VARIANTS -> false;
        };
    }

    private static List<Workload> seconds(PaperExperiment what, NetworkCost network, double seconds) {
        return List.of(new Workload(what.about(), network, seconds));
    }

    /** The words of a command up to an option whose value may hold spaces. */
    private static List<String> words(String command, String value) {
        return Stream.concat(Stream.of(command.split(" ", -1)), Stream.of(value)).toList();
    }

    /**
     * Writes the files that the commands read.
     *
     * @param experiment the experiment
     * @throws IOException if a file cannot be written
     */
    public void writeInputs(PaperExperiment experiment) throws IOException {
        Files.createDirectories(out);
        if (experiment == PaperExperiment.HIGH_RATES) {
            Files.writeString(out.resolve("above-30-hz.yaml"), """
                    preset: %s
                    criteria:
                      id: above-30-hz
                      source: "ours: 30 to 100 Hz, irregular firing and weights off their bounds as in mem1k-2025"
                      bounds:
                        - {metric: RATE, minimum: 30, maximum: 100, when: ALWAYS}
                        - {metric: CV_ISI, minimum: 0.7, maximum: null, when: ALWAYS}
                        - {metric: W_BLOW, minimum: null, maximum: 0.1, when: AT_END}
                    """.formatted(preset()), StandardCharsets.UTF_8);
        }
    }
}
