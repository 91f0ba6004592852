package rulezoo.analysis.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rulezoo.analysis.figure.RateMemoryFigure;
import rulezoo.analysis.memory.Lineages;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.table.Labels;
import rulezoo.archive.Zoo;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.run.Runner;

/**
 * Whether rules that hold the network above 30 Hz remember (MBA, discussion): some of them do not, says the
 * paper.
 */
public record RateFigure() implements PaperFigure {
    private static final double LIMIT_HZ = 30;
    private static final double HOUR = 3600;
    private static final String SOURCE = "MBA, limitations";
    /** Share of tests that are significant without any memory, at p < 0.05 and a few delays. */
    private static final double CHANCE = 0.15;

    @Override
    public String id() {
        return "above-30-Hz";
    }

    @Override
    public String title() {
        return "Rules that hold the network above 30 Hz do not remember";
    }

    @Override
    public Set<PaperExperiment> experiments() {
        return Set.of(PaperExperiment.FAMILIARITY, PaperExperiment.HIGH_RATES);
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) throws IOException {
        List<ProbeRecord> records = new ArrayList<>();
        List<RuleRecord> rules = new ArrayList<>();
        List<String> settings = new ArrayList<>();
        for (PaperExperiment experiment : List.of(PaperExperiment.FAMILIARITY, PaperExperiment.HIGH_RATES)) {
            Zoo opened = Zoo.open(zoo.zoo(experiment));
            rules.addAll(opened.rules());
            records.addAll(OneNetwork.ofFullRules(opened.probes()));
            zoo.commands(experiment).stream().filter(line -> !settings.contains(line)).forEach(settings::add);
        }
        OverRules overRules = new OverRules(Lineages.of(rules));
        List<RateMemoryFigure.Point> points = points(records.stream());
        List<RateMemoryFigure.Point> high = points.stream().filter(p -> p.rateHz() > LIMIT_HZ).toList();
        List<RateMemoryFigure.Point> low = points.stream().filter(p -> p.rateHz() <= LIMIT_HZ).toList();
        Claim share = Claim.near("share of rules above 30 Hz with a significant response at any delay",
                Reference.published("none (by chance up to 0.15)", CHANCE / 2, CHANCE / 2, SOURCE),
                share(overRules, high), "1",
                0.25);
        Claim dr = Claim.near("size of dr at the first delay, mean over rules above 30 Hz",
                Reference.published("none", 0, 0.02, SOURCE), size(overRules, high), "1", 0.05);
        Claim control = Claim.atLeast("control: share of rules up to 30 Hz with a significant response at any delay",
                Reference.publishedStatement("almost all (read as 95 %)", "MBA, section 2"), share(overRules, low), "1",
                0.95);
        double longest = records.stream().mapToDouble(ProbeRecord::delaySeconds).max().orElse(0);
        return new Reproduction(id(), title(),
                "The paper says that some rules above 30 Hz respond to no memory task, and calls them recurrent driven; it"
                        + " gives no numbers. The rules below 30 Hz are the control. dr divides by the whole rate, so that a"
                        + " rule with a high rate has a small dr even if its evoked response is suppressed as much. Rules"
                        + " above 30 Hz come from a search of their own, whose criteria require 30 to 100 Hz.",
                settings,
                List.of(high.isEmpty() ? share.undecided("no rule above 30 Hz was probed") : share,
                        high.isEmpty() ? dr.undecided("no rule above 30 Hz was probed") : dr,
                        longest < HOUR
                                ? control.undecided(
                                        "our delays end at " + Labels.delay(longest) + "; the published ten at 4 h")
                                : control),
                points.isEmpty() ? List.of() : List.of(RateMemoryFigure.of(points, LIMIT_HZ)));
    }

    private static List<RateMemoryFigure.Point> points(Stream<ProbeRecord> records) {
        List<RateMemoryFigure.Point> points = new ArrayList<>();
        Map<String, List<PublishedTest>> byRule = new TreeMap<>(PublishedTest.byRule(PublishedTest.of(records)));
        byRule.forEach((rule, tests) -> points.add(new RateMemoryFigure.Point(rule, tests.getFirst().rateHz(),
                tests.getFirst().dr(), PublishedTest.lifetimeSeconds(tests) > 0)));
        return points;
    }

    private static Estimate share(OverRules overRules, List<RateMemoryFigure.Point> points) {
        return overRules.share(points.stream()
                .collect(Collectors.toMap(RateMemoryFigure.Point::rule, RateMemoryFigure.Point::significant)));
    }

    private static Estimate size(OverRules overRules, List<RateMemoryFigure.Point> points) {
        return overRules.mean(points.stream()
                .collect(Collectors.toMap(RateMemoryFigure.Point::rule, p -> Math.abs(p.dr()))));
    }
}
