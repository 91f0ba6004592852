package rulezoo.analysis.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import rulezoo.analysis.figure.MeanFieldOutcomeFigure;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.Zoo;
import rulezoo.archive.intake.PublishedRules;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.theory.MeanFieldTask;
import rulezoo.simulator.theory.TheoryCheck;
import rulezoo.simulator.theory.TheoryChecks;

/**
 * Rules that are stable in the spiking network, in the mean field of two populations (MBA, figure S1):
 * evolved ones and the published quadruplets at hand.
 */
public record MeanFieldFigure() implements PaperFigure {
    /** Quadruplets printed by fSBI and Mem1k as stable. */
    private static final List<String> PUBLISHED = List.of("fsbi_fig2_example", "mem1k_b7d401b1");
    private static final double MOST = 0.95;
    private static final Reference DIVERGE = Reference.publishedStatement("more than 95 %", "MBA, A.5 and S1");
    private static final String SET_POINT = "A.1-set-point";
    private static final double SECONDS = 10;

    @Override
    public String id() {
        return "S1";
    }

    @Override
    public String title() {
        return "Stable spiking rules in the mean field of two populations";
    }

    @Override
    public Set<PaperExperiment> experiments() {
        return Set.of(PaperExperiment.EVOLVED);
    }

    @Override
    public List<Workload> work(Scale scale) {
        return List.of(new Workload(id(), NetworkCost.ARITHMETIC, SECONDS));
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) throws IOException {
        Map<String, PlasticityRule> evolved = new TreeMap<>();
        List<RuleRecord> records = Zoo.open(zoo.zoo(PaperExperiment.EVOLVED)).rules();
        for (RuleRecord rule : records) {
            if (rule.rule().family().isSixParameter()
                    && rule.rule().plastic().equals(Pathway.ALL)) {
                evolved.put(rule.id(), rule.rule());
            }
        }
        Map<String, PlasticityRule> published = new TreeMap<>();
        for (String name : PUBLISHED) {
            published.put(name, PublishedRules.rule(name));
        }
        List<Claim> claims = new ArrayList<>();
        List<MeanFieldOutcomeFigure.Group> groups = new ArrayList<>();
        OverRules overRules = new OverRules(Lineages.of(records));
        for (MeanFieldTask task : List.of(MeanFieldTask.USUAL, MeanFieldTask.LITERAL)) {
            String at = " (drive " + Math.round(task.network().driveHz()) + " Hz)";
            groups.add(group("evolved stable rules" + at, evolved, task, overRules));
            groups.add(group("published stable quadruplets" + at, published, task, overRules));
        }
        groups.forEach(group -> claims.addAll(claims(group)));
        for (TheoryCheck check : TheoryChecks.all()) {
            if (check.id().equals(SET_POINT)) {
                claims.add(Claim.exactly(check.claim(),
                        Reference.derived(check.expected(), check.tolerance(), "-alpha / lambda"),
                        check.run().measured(), "Hz"));
            }
        }
        List<String> settings = new ArrayList<>(zoo.commands(PaperExperiment.EVOLVED));
        settings.add("published quadruplets: " + String.join(", ", PUBLISHED));
        MeanFieldTask task = MeanFieldTask.USUAL;
        settings.add("task: " + Labels.delay(task.backgroundSeconds()) + " of background, "
                + Labels.delay(task.stimulusSeconds()) + " of the stimulus, " + Labels.delay(task.backgroundSeconds())
                + " of background; drive " + Labels.number(task.network().driveHz())
                + " Hz, and the same with 1 Hz; initial weights " + Labels.number(task.network().excitatoryWeight())
                + " (excitatory) and " + Labels.number(task.network().inhibitoryWeight())
                + " (inhibitory), at most " + Labels.number(task.network().maximumWeight()) + ", learning rate "
                + Labels.number(task.network().learningRate()));
        return new Reproduction(id(), title(),
                "Founders of the search have common rates between 2 and 10 Hz at which the mean field of all pathways nearly"
                        + " vanishes, and to which the rates return: evolved rules are the less likely to diverge in this"
                        + " model. Two published quadruplets are at hand. The paper prints neither the unit"
                        + " of the drive, the initial weights nor the durations of its model, on which"
                        + " the share may depend: two drives are tried.",
                settings, claims, List.of(MeanFieldOutcomeFigure.of(groups, MOST)));
    }

    private static MeanFieldOutcomeFigure.Group group(String name, Map<String, PlasticityRule> rules,
            MeanFieldTask task, OverRules overRules) {
        Map<String, MeanFieldTask.Outcome> outcomes = new TreeMap<>();
        rules.forEach((id, rule) -> outcomes.put(id, task.run(rule)));
        return new MeanFieldOutcomeFigure.Group(name,
                share(outcomes, overRules, outcome -> outcome == MeanFieldTask.Outcome.DIVERGES),
                share(outcomes, overRules, outcome -> outcome == MeanFieldTask.Outcome.COLLAPSES),
                share(outcomes, overRules, outcome -> outcome == MeanFieldTask.Outcome.STAYS),
                share(outcomes, overRules, outcome -> outcome != MeanFieldTask.Outcome.STAYS));
    }

    private static Estimate share(Map<String, MeanFieldTask.Outcome> outcomes, OverRules overRules,
            Predicate<MeanFieldTask.Outcome> is) {
        return overRules.share(outcomes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, outcome -> is.test(outcome.getValue()))));
    }

    private static List<Claim> claims(MeanFieldOutcomeFigure.Group group) {
        return List.of(
                Claim.atLeast("share of " + group.name() + " whose rates or weights grow to their limit", DIVERGE,
                        group.growing(), "1", MOST),
                Claim.atLeast("the same, counting as well those that fall silent or lose a weight", DIVERGE,
                        group.leaving(), "1", MOST));
    }
}
