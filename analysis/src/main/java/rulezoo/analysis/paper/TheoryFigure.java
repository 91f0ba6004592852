package rulezoo.analysis.paper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.PhasePortraits;
import rulezoo.analysis.figure.RecurrentTaskFigure;
import rulezoo.analysis.figure.TaskFigure;
import rulezoo.analysis.figure.WeightSpaceFigure;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.theory.ExplicitRule;
import rulezoo.simulator.theory.StationaryRule;
import rulezoo.simulator.theory.TheoryCheck;
import rulezoo.simulator.theory.TheoryChecks;

/**
 * A figure about a toy model: what the paper states of it, simulated, and the checks of
 * {@code rulezoo theory --check} that concern it, which hold our simulations against our closed forms. The
 * same at every scale.
 *
 * @param id number in the paper
 * @param title what it is about
 * @param limits what it can and cannot show
 * @param checks beginnings of the names of the checks
 * @param statements what the paper states
 * @param drawings what is drawn
 */
public record TheoryFigure(String id, String title, String limits, List<String> checks,
        Supplier<List<Claim>> statements, Supplier<List<Figure>> drawings) implements PaperFigure {
    private static final String TOY = "The model is the paper's. It prints no numbers: its statements in words are held"
            + " against simulations of 20,000 steps a phase, as in the paper. The checks below hold our simulations against"
            + " our own closed forms; they say nothing about the paper.";
    private static final double SECONDS = 2;

    static List<TheoryFigure> all() {
        return List.of(
                new TheoryFigure("3C",
                        "A-B-A task of the explicit toy rule, with memory (0, \u22121) and without (\u22121, 0)",
                        TOY, List.of("E3-steps(0.0, -1.0)", "E6-RI-paper(0.0, -1.0)", "E6-RI-paper(-1.0, 0.0)"),
                        ToyClaims::task, () -> List.of(TaskFigure.of(ExplicitRule.of(0, -1), ExplicitRule.of(-1, 0)))),
                new TheoryFigure("3D", "Relative improvement over the plane of explicit toy rules", TOY,
                        List.of("E2-border-N2", "E2-fraction-N2", "E6-RI"), ToyClaims::improvement,
                        () -> List.of(PhasePortraits.explicit())),
                new TheoryFigure("3E", "Convergence time over the plane of explicit toy rules", TOY,
                        List.of("E3-time", "E3-steps"), ToyClaims::time, () -> List.of(PhasePortraits.explicit())),
                new TheoryFigure("4A", "The implicit toy rule: nearest stabilizing weights",
                        "The paper draws three rules whose parameters it does not print. " + TOY,
                        List.of("implicit-N5", "implicit-RI-run"), List::of,
                        () -> List.of(WeightSpaceFigure.of("weight-space-4a", ExplicitRule.of(0, -1), threeRules()))),
                new TheoryFigure("4B", "Relative improvement over the plane of implicit toy rules", TOY,
                        List.of("implicit-RI("), () -> ToyClaims.implicit(45, "MBA, section 4.2"),
                        () -> List.of(PhasePortraits.implicit())),
                new TheoryFigure("S3", "A-B-A task in recurrent rate networks",
                        "The paper prints neither sizes nor inputs of its networks, so that only its ordering can be held"
                                + " against ours: see the checks of signs.",
                        List.of("MBA-S3"), List::of, () -> List.of(RecurrentTaskFigure.of())),
                new TheoryFigure("S6", "The implicit toy rule: other parameters, another angle, any form", TOY
                        + " The text says that the explicit rule has the fixed points of a = 1, b = 0, c = 1; the caption"
                        + " prints c = 0. Both are tried.",
                        List.of(), ToyClaims::supplement,
                        () -> List.of(PhasePortraits.implicitSupplement(), WeightSpaceFigure.of("weight-space-s6c",
                                ExplicitRule.of(0, -1), fixedPoints()))),
                new TheoryFigure("S8", "Two, three and ten inputs: no qualitative change", TOY,
                        List.of("E2-border-N", "E4-residual-N", "E5-displacement-N"), ToyClaims::dimensions,
                        () -> List.of(PhasePortraits.dimensions())));
    }

    private static Map<String, StationaryRule> fixedPoints() {
        Map<String, StationaryRule> rules = new LinkedHashMap<>();
        rules.put("a = 1, b = 0, c = 1", new StationaryRule(1, 0, 1));
        rules.put("a = 1, b = 0, c = 0", new StationaryRule(1, 0, 0));
        return rules;
    }

    private static Map<String, StationaryRule> threeRules() {
        Map<String, StationaryRule> rules = new LinkedHashMap<>();
        rules.put("a = 1, b = 0, c = 1", new StationaryRule(1, 0, 1));
        rules.put("a = 1, b = 0.5, c = 1", new StationaryRule(1, 0.5, 1));
        rules.put("a = 2, b = \u22121, c = 1.5", new StationaryRule(2, -1, 1.5));
        return rules;
    }

    @Override
    public List<Workload> work(Scale scale) {
        return List.of(new Workload(id, NetworkCost.ARITHMETIC, SECONDS));
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo, Runner runner) {
        List<Claim> claims = new ArrayList<>(statements.get());
        TheoryChecks.all().stream().filter(check -> checks.stream().anyMatch(check.id()::startsWith))
                .map(TheoryFigure::claim).forEach(claims::add);
        List<Figure> figures = drawings.get();
        List<String> settings = new ArrayList<>();
        if (!checks.isEmpty()) {
            settings.add("checks: ./rulezoo theory --check --only TEXT, with the names of the checks: "
                    + String.join(", ", checks));
        }
        if (figures.stream().anyMatch(figure -> figure.name().startsWith("phase-portrait"))) {
            settings.add("pictures: ./rulezoo theory --portraits DIR");
        }
        return new Reproduction(id, title, limits, settings, claims, figures);
    }

    private static Claim claim(TheoryCheck check) {
        return Claim.exactly(check.id() + ": " + check.claim(),
                Reference.derived(check.expected(), check.tolerance(), "closed form, rulezoo theory"),
                check.run().measured(), "1");
    }
}
