package rulezoo.simulator.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The slowest tests of this module: side by side, so that no core waits for the last of them. */
@Execution(ExecutionMode.CONCURRENT)
class TheoryChecksTest {
    /** Twenty simulations of an hour each. iSTDP, which takes as long, stands for them in every build. */
    private static boolean isLong(TheoryCheck check) {
        return check.id().startsWith("feedforward-half-post-") || check.id().startsWith("feedforward-post-only-");
    }

    static List<TheoryCheck> checks() {
        return TheoryChecks.all().stream().filter(check -> !isLong(check)).toList();
    }

    static List<TheoryCheck> longChecks() {
        return TheoryChecks.all().stream().filter(TheoryChecksTest::isLong).toList();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void simulationAgreesWithTheory(TheoryCheck check) {
        assertEquals(check.expected(), check.run().measured(), check.tolerance(), check.claim());
    }

    @Tag("validation")
    @ParameterizedTest
    @MethodSource("longChecks")
    void longSimulationAgreesWithTheory(TheoryCheck check) {
        simulationAgreesWithTheory(check);
    }

    @Test
    void everyCheckHasANameOfItsOwn() {
        Set<String> ids = new HashSet<>();
        TheoryChecks.all().forEach(check -> ids.add(check.id()));
        assertEquals(TheoryChecks.all().size(), ids.size());
    }
}
