package rulezoo.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import rulezoo.archive.record.MemoryTask;
import rulezoo.simulator.protocol.Phase;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.protocol.Stimulus;

/** Protocols of probe records. */
public final class Tasks {
    private Tasks() {}

    /**
     * {@return the familiarity task with the published patterns}
     *
     * @param settleSeconds background before training
     * @param trainingSeconds training
     * @param delaysSeconds delays since the end of training
     * @param swapped whether the two patterns change roles
     */
    public static Protocol familiarity(double settleSeconds, double trainingSeconds, List<Double> delaysSeconds,
            boolean swapped) {
        int familiarInput = swapped ? 2000 : 7500;
        Stimulus training = new Stimulus("familiar", familiarInput, 500, 50, 1, 1.0 / 3, 0.01);
        Stimulus familiar = Stimulus.continuous("familiar", familiarInput, 500, 50);
        Stimulus novel = Stimulus.continuous("novel", swapped ? 7500 : 2000, 500, 50);
        List<Phase> phases = new ArrayList<>();
        phases.add(new Phase.Run("settle", settleSeconds, null, false));
        phases.add(new Phase.Run("training", trainingSeconds, training, false));
        phases.addAll(MemoryTask.afterTraining(delaysSeconds, Set.of(),
                at -> List.of(new Phase.Probe(MemoryTask.NOVEL + at, 1, novel, true),
                        new Phase.Probe(MemoryTask.FAMILIAR + at, 1, familiar, true))));
        return new Protocol("familiarity", phases);
    }
}
