package rulezoo.simulator.theory;

import java.util.List;
import java.util.stream.Stream;

/** Every check of the theory, cheap ones first. */
public final class TheoryChecks {
    private TheoryChecks() {}

    /** {@return all checks in the order of the equations} */
    public static List<TheoryCheck> all() {
        return Stream.of(ToyChecks.all(), NoiseChecks.all(), CoActivityChecks.all(), RateChecks.all(),
                FeedforwardChecks.all())
                .flatMap(List::stream).toList();
    }
}
