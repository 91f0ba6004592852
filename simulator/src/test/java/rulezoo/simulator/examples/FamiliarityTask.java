package rulezoo.simulator.examples;

import java.util.List;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;

/** A task of memory: one pattern is shown, and after a delay this pattern and another. */
final class FamiliarityTask {
    private FamiliarityTask() {}

    static Protocol of(double settleSeconds, double trainingSeconds, double delaySeconds) {
        Stimulus training = new Stimulus("familiar", 7500, 500, 50, 1, 1.0 / 3, 0.01);
        Stimulus familiar = Stimulus.continuous("familiar", 7500, 500, 50);
        Stimulus novel = Stimulus.continuous("novel", 2000, 500, 50);
        return new Protocol("familiarity",
                List.of(new Phase.Run("settle", settleSeconds, null, false),
                        new Phase.Run("training", trainingSeconds, training, false),
                        new Phase.Run("break", delaySeconds - 1, null, false),
                        new Phase.Run("before", 1, null, true),
                        new Phase.Probe("novel", 1, novel, true),
                        new Phase.Probe("familiar", 1, familiar, true)));
    }
}
