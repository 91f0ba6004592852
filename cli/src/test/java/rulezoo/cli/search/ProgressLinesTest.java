package rulezoo.cli.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rulezoo.evolve.Budget;
import rulezoo.evolve.SearchProgress;
import rulezoo.evolve.genome.Coverage;

class ProgressLinesTest {
    private final StringWriter err = new StringWriter();

    @Test
    void aGoalThatMayBeOutOfReachIsSaidAndNotTooOften() {
        ProgressLines lines = new ProgressLines(new PrintWriter(err), new Budget(null, null, 5000));
        for (int second = 0; second <= 400; second++) {
            lines.generationEnded(progress(second < 20 ? second : 20, second));
        }
        List<String> said = said();
        // After 60 s, 120 s and 240 s without a new one.
        assertEquals(3, said.size(), said.toString());
        assertTrue(said.getFirst().startsWith("no new stable rule for 60 s: 20 of 5000 are found"), said.getFirst());
        assertTrue(said.getFirst().contains("Ctrl-C"), said.getFirst());
    }

    @Test
    void aSearchThatStillFindsRulesOrHasNoSuchGoalIsLeftAlone() {
        ProgressLines finding = new ProgressLines(new PrintWriter(err), new Budget(null, null, 5000));
        ProgressLines timed = new ProgressLines(new PrintWriter(err), Budget.ofMinutes(60));
        for (int second = 0; second <= 400; second++) {
            finding.generationEnded(progress(second / 50, second));
            timed.generationEnded(progress(1, second));
        }
        assertEquals(List.of(), said());
    }

    private List<String> said() {
        return err.toString().lines().filter(line -> line.startsWith("no new")).toList();
    }

    private static SearchProgress progress(long stable, double elapsedSeconds) {
        Coverage none = new Coverage(0, Double.NaN, Double.NaN, Double.NaN, 2, 0, Map.of());
        return new SearchProgress("run", 0, Set.of(), 1, Map.of(), Map.of(), stable, 0, 1, none, 1, 1, elapsedSeconds,
                elapsedSeconds, 1);

    }
}
