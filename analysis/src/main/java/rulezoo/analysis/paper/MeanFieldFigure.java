package rulezoo.analysis.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import rulezoo.analysis.statistics.WilsonInterval;
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
        for (RuleRecord rule : Zoo.open(zoo.zoo(PaperExperiment.EVOLVED)).rules()) {
            if (rule.rule().family().isSixParameter()
                    && rule.rule().plastic().size() == Pathway.values().length) {
                evolved.put(rule.id(), rule.rule());
            }
        }
        Map<String, PlasticityRule> published = new TreeMap<>();
        for (String name : PUBLISHED) {
            published.put(name, PublishedRules.rule(name));
        }
        List<Claim> claims = new ArrayList<>();
        for (MeanFieldTask task : List.of(MeanFieldTask.USUAL, MeanFieldTask.LITERAL)) {
            String at = " (drive " + Math.round(task.network().driveHz()) + " Hz)";
            claims.addAll(claims("evolved stable rules" + at, evolved, task));
            claims.addAll(claims("published stable quadruplets" + at, published, task));
        }
        for (TheoryCheck check : TheoryChecks.all()) {
            if (check.id().equals(SET_POINT)) {
                claims.add(Claim.exactly(check.claim(),
                        Reference.derived(check.expected(), check.tolerance(), "-alpha / lambda"),
                        check.run().measured(), "Hz"));
            }
        }
        List<String> settings = new ArrayList<>(zoo.commands(PaperExperiment.EVOLVED));
        settings.add("published quadruplets: " + String.join(", ", PUBLISHED));
        settings.add("task: " + MeanFieldTask.USUAL + ", and with a drive of 1 Hz");
        return new Reproduction(id(), title(),
                "Evolved rules come from a search whose founders must have an attracting set point in the mean field of"
                        + " each pathway alone: they are the less likely to diverge there. Two published quadruplets are at"
                        + " hand. The paper prints neither the unit"
                        + " of the drive, the initial weights nor the durations of its model, on which"
                        + " the share may depend: two drives are tried.",
                settings, claims, List.of());
    }

    private static List<Claim> claims(String what, Map<String, PlasticityRule> rules, MeanFieldTask task) {
        Map<MeanFieldTask.Outcome, Integer> outcomes = new EnumMap<>(MeanFieldTask.Outcome.class);
        rules.values().forEach(rule -> outcomes.merge(task.run(rule), 1, Integer::sum));
        int diverging = outcomes.getOrDefault(MeanFieldTask.Outcome.DIVERGES, 0);
        int collapsing = outcomes.getOrDefault(MeanFieldTask.Outcome.COLLAPSES, 0);
        return List.of(
                Claim.atLeast("share of " + what + " whose rates or weights grow to their limit", DIVERGE,
                        WilsonInterval.of(diverging, rules.size()), "1", MOST),
                Claim.atLeast("the same, counting as well those that fall silent or lose a weight", DIVERGE,
                        WilsonInterval.of(diverging + collapsing, rules.size()), "1", MOST));
    }
}
