package rulezoo.analysis.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.archive.intake.PublishedRules;
import rulezoo.simulator.run.LocalRunner;
import rulezoo.simulator.run.Runner;

class PaperFigureTest {
    private static final Runner RUNNER = new LocalRunner(2);
    /** Figures of the theory need no zoo. */
    private static final ZooSource NONE = new ZooSource() {
        @Override
        public Path zoo(PaperExperiment experiment) throws IOException {
            throw new IOException("no zoo is needed");
        }

        @Override
        public List<String> commands(PaperExperiment experiment) {
            return List.of();
        }
    };

    @Test
    void everyFigureHasANameOfItsOwn() {
        List<String> ids = PaperFigure.all().stream().map(PaperFigure::id).toList();
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(ids.containsAll(
                List.of("1B", "1C", "2A", "2B", "2C", "2D", "3C", "3D", "3E", "4A", "4B", "5A", "5B", "5C", "5D", "S1",
                        "S3", "S4", "S5", "S6", "S7", "S7D", "S8", "headline", "knock-outs", "prior", "above-30-Hz")),
                ids.toString());
        assertTrue(Objects.requireNonNull(
                assertThrows(IllegalArgumentException.class, () -> PaperFigure.of("7Z")).getMessage())
                .startsWith("unknown figure '7Z': known are all, 1b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3C", "3D", "3E", "4A", "4B"})
    void toyModelsAgreeWithThePaperAndWithTheirTheory(String id) throws IOException {
        Reproduction made = PaperFigure.of(id).reproduce(Scale.QUICK, NONE, RUNNER);
        assertFalse(made.claims().isEmpty());
        made.claims().forEach(claim -> assertEquals(Agreement.AGREES, claim.verdict(), claim.quantity()));
    }

    @Test
    void agreementWithOurOwnClosedFormsIsNotCountedAsAgreementWithThePaper() throws IOException {
        List<Claim> claims = PaperFigure.of("3D").reproduce(Scale.QUICK, NONE, RUNNER).claims();
        List<Claim> checks = claims.stream().filter(c -> c.quantity().startsWith("E")).toList();
        assertFalse(checks.isEmpty());
        checks.forEach(check -> assertEquals(Reference.Kind.DERIVED, check.reference().kind(), check.quantity()));
        assertEquals(3, claims.stream().filter(c -> c.reference().kind() == Reference.Kind.PUBLISHED).count());
    }

    @Test
    void recurrentRateNetworksAreDrawnAndRememberUnlessTheirRuleIsNonHebbian() throws IOException {
        Reproduction made = PaperFigure.of("S3").reproduce(Scale.QUICK, NONE, RUNNER);
        made.claims().forEach(claim -> assertEquals(Agreement.AGREES, claim.verdict(), claim.quantity()));
        Map<String, Double> preference = made.figures().getFirst().data().objects().stream()
                .filter(row -> "linear".equals(row.get("network")) && number(row, "step") == 12_000)
                .collect(Collectors.toMap(row -> String.valueOf(row.get("rule")),
                        row -> number(row, "response_to_novel") - number(row, "response_to_familiar")));
        assertTrue(preference.getOrDefault("Hebbian", 0.0) > 0.01, preference.toString());
        assertEquals(0, preference.getOrDefault("non-Hebbian", 1.0), 0.001);
    }

    private static double number(Map<String, Object> row, String column) {
        return (double) Objects.requireNonNull(row.get(column), column);
    }

    @Test
    void moreInputsChangeTheRulesWithoutMemoryInNothing() throws IOException {
        PaperFigure.of("S8").reproduce(Scale.QUICK, NONE, RUNNER).claims().stream()
                .filter(c -> c.reference().kind() == Reference.Kind.DERIVED || c.quantity().contains("non-Hebbian"))
                .forEach(claim -> assertEquals(Agreement.AGREES, claim.verdict(), claim.quantity()));
    }

    @Test
    void theFixedPointsOfTheTextAreThoseOfTheExplicitRuleAndThoseOfTheCaptionAreNot() throws IOException {
        List<Claim> claims = PaperFigure.of("S6").reproduce(Scale.QUICK, NONE, RUNNER).claims();
        assertEquals(List.of(Agreement.AGREES, Agreement.AGREES, Agreement.DIFFERS, Agreement.AGREES),
                claims.stream().map(Claim::verdict).toList());
        assertTrue(claims.get(2).quantity().contains("c = 0"), claims.get(2).quantity());
    }

    @ParameterizedTest
    @EnumSource(Scale.class)
    void everyFigureSaysWhatItTakes(Scale scale) {
        for (PaperFigure figure : PaperFigure.all()) {
            assertTrue(!figure.experiments().isEmpty() || !figure.work(scale).isEmpty(), figure.id());
            figure.work(scale).forEach(work -> assertTrue(work.simulatedSeconds() > 0, figure.id()));
        }
    }

    @Test
    void publishedVariantsOfIstdpAreThoseOfTheTable() throws IOException {
        assertEquals(PublishedRules.rule("mba_istdp_S4A").id(),
                RecurrentFigure.istdp(0.02, -0.12, 1, 1).id());
        assertEquals(PublishedRules.rule("mba_istdp_S4E").id(),
                RecurrentFigure.istdp(0.02, -0.12, 1, 0).id());
        assertEquals(EnumSet.of(PaperExperiment.ISTDP, PaperExperiment.ISTDP_VARIANTS),
                PaperFigure.of("S7D").experiments());
    }
}
