package rulezoo.simulator.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The slowest tests of this module: side by side, so that no core waits for the last of them. */
@Execution(ExecutionMode.CONCURRENT)
class TheoryChecksTest {
    static List<TheoryCheck> checks() {
        return TheoryChecks.all();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void simulationAgreesWithTheory(TheoryCheck check) {
        assertEquals(check.expected(), check.run().measured(), check.tolerance(), check.claim());
    }

    @Test
    void everyCheckHasANameOfItsOwn() {
        Set<String> ids = new HashSet<>();
        checks().forEach(check -> ids.add(check.id()));
        assertEquals(checks().size(), ids.size());
    }
}
