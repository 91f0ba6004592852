package rulezoo.analysis.paper;

import java.util.List;
import java.util.function.Supplier;
import rulezoo.analysis.figure.Figure;
import rulezoo.analysis.figure.PhasePortraits;
import rulezoo.analysis.figure.TaskFigure;
import rulezoo.simulator.theory.ExplicitRule;
import rulezoo.simulator.theory.TheoryCheck;
import rulezoo.simulator.theory.TheoryChecks;

/**
 * A figure about a model with closed forms: its claims are the checks of {@code rulezoo theory --check} that
 * concern it. The same at every scale.
 *
 * @param id number in the paper
 * @param title what it is about
 * @param limits what it can and cannot show
 * @param checks beginnings of the names of the checks
 * @param drawings what is drawn
 */
public record TheoryFigure(String id, String title, String limits, List<String> checks,
        Supplier<List<Figure>> drawings) implements PaperFigure {
    private static final String EXACT = "Everything: the model is the paper's. The paper prints its equations in part; "
            + "the numbers are the closed forms that follow from them.";

    static List<TheoryFigure> all() {
        return List.of(
                new TheoryFigure("3C", "A-B-A task of the explicit toy rule, with memory (0, -1) and without (-1, 0)",
                        EXACT,
                        List.of("E3-steps(0.0, -1.0)", "E6-RI-paper(0.0, -1.0)", "E6-RI-paper(-1.0, 0.0)"),
                        () -> List.of(TaskFigure.of(ExplicitRule.of(0, -1), ExplicitRule.of(-1, 0)))),
                new TheoryFigure("3D", "Relative improvement over the plane of explicit toy rules", EXACT,
                        List.of("E2-border-N2", "E2-fraction-N2", "E6-RI"), () -> List.of(PhasePortraits.explicit())),
                new TheoryFigure("3E", "Convergence time over the plane of explicit toy rules", EXACT,
                        List.of("E3-time", "E3-steps"), () -> List.of(PhasePortraits.explicit())),
                new TheoryFigure("4A", "The implicit toy rule: nearest stabilizing weights", EXACT,
                        List.of("E.2-implicit", "E.2-RI-run"), List::of),
                new TheoryFigure("4B", "Relative improvement over the plane of implicit toy rules", EXACT,
                        List.of("E.2-RI("), () -> List.of(PhasePortraits.implicit())),
                new TheoryFigure("S1", "Mean field of two populations",
                        "The paper's claim is about quadruplets that are stable in spiking networks; here 2,000 draws "
                                + "of the prior are simulated.",
                        List.of("A.1-set-point", "MBA-S1"), List::of),
                new TheoryFigure("S3", "A-B-A task in recurrent rate networks",
                        "The paper states orderings and signs, which are what is compared.", List.of("MBA-S3"),
                        List::of),
                new TheoryFigure("S8", "Two, three and ten inputs: no qualitative change", EXACT,
                        List.of("E2-border-N", "E4-residual-N", "E5-displacement-N"),
                        () -> List.of(PhasePortraits.dimensions())));
    }

    @Override
    public Reproduction reproduce(Scale scale, ZooSource zoo) {
        List<Claim> claims = TheoryChecks.all().stream()
                .filter(check -> checks.stream().anyMatch(check.id()::startsWith)).map(TheoryFigure::claim).toList();
        return new Reproduction(id, title, limits,
                List.of("./rulezoo theory --check --only TEXT, with the names of the checks: "
                        + String.join(", ", checks)
                        + "; pictures: ./rulezoo theory --portraits DIR"),
                claims, drawings.get());
    }

    private static Claim claim(TheoryCheck check) {
        return Claim.number(check.id() + ": " + check.claim(), check.expected(), "rulezoo theory",
                check.run().measured(),
                "1", check.tolerance());
    }
}
