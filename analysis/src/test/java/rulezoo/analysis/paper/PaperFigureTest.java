package rulezoo.analysis.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rulezoo.analysis.statistics.Estimate;
import rulezoo.analysis.statistics.WilsonInterval;

class PaperFigureTest {
    /** Figures of the theory need no zoo. */
    private static final PaperFigure.ZooSource NONE = new PaperFigure.ZooSource() {
        @Override
        public Path zoo(Population population) throws IOException {
            throw new IOException("no zoo is needed");
        }

        @Override
        public List<String> commands(Population population) {
            return List.of();
        }
    };

    @Test
    void everyFigureHasANameOfItsOwn() {
        List<String> ids = PaperFigure.all().stream().map(PaperFigure::id).toList();
        assertEquals(ids.size(), ids.stream().distinct().count());
        assertTrue(ids.containsAll(
                List.of("1B", "1C", "2A", "2B", "2C", "2D", "3C", "3D", "3E", "4A", "4B", "5A", "5B", "5C", "5D", "S1",
                        "S3", "S4", "S5", "S8", "headline", "knock-outs", "prior")),
                ids.toString());
        assertTrue(Objects.requireNonNull(
                assertThrows(IllegalArgumentException.class, () -> PaperFigure.of("7Z")).getMessage())
                .startsWith("unknown figure '7Z': known are all, 1b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3C", "3D", "3E", "4A", "4B"})
    void toyModelsAgreeWithTheirTheory(String id) throws IOException {
        Reproduction made = PaperFigure.of(id).reproduce(Scale.QUICK, NONE);
        assertFalse(made.claims().isEmpty());
        made.claims().forEach(claim -> assertEquals(Claim.Verdict.AGREES, claim.verdict(), claim.quantity()));
    }

    @Test
    void verdictsFollowFromTheNumbers() {
        assertEquals(Claim.Verdict.DIFFERS, Claim.number("x", 1, "", 1.2, "1", 0.1).verdict());
        assertEquals(Claim.Verdict.OPEN, Claim.number("x", 1, "", Double.NaN, "1", 0.1).verdict());
        assertEquals(Claim.Verdict.DIFFERS, Claim.larger("x", "longer", "", -1, "s").verdict());
        assertEquals(Claim.Verdict.AGREES, Claim.fraction("x", 0.5, "", WilsonInterval.of(4, 10)).verdict());
        assertEquals(Claim.Verdict.DIFFERS, Claim.fraction("x", 0.5, "", WilsonInterval.of(0, 10)).verdict());
        assertEquals(Claim.Verdict.OPEN,
                Claim.fraction("x", 0.5, "", new Estimate(Double.NaN, Double.NaN, Double.NaN, 0)).verdict());
        assertEquals(Claim.Verdict.OPEN, Claim.number("x", 1, "", 1, "1", 0.1).open("too short").verdict());
    }
}
