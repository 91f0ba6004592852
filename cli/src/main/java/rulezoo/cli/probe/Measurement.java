package rulezoo.cli.probe;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import rulezoo.archive.Unwritten;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.cli.console.Progress;
import rulezoo.cli.option.RunnerOptions;
import rulezoo.probes.ProbeCell;
import rulezoo.simulator.experiment.SnapshotFolder;
import rulezoo.simulator.run.Runner;

/**
 * Measures cells of plans and archives their records. If the program is killed, at most the cells at work are
 * lost, and of those that take longer a minute at most.
 */
final class Measurement {
    private static final Duration SNAPSHOTS_EVERY = Duration.ofMinutes(1);

    private Measurement() {}

    /**
     * @param command name of the command, for its progress
     * @param where where the cells are simulated
     * @param writer the zoo
     * @param archived told of records when they are in the zoo
     */
    static void run(String command, RunnerOptions where, List<ProbeCell> cells, ZooWriter writer,
            Consumer<List<ProbeRecord>> archived) throws IOException {
        if (cells.isEmpty()) {
            return;
        }
        SnapshotFolder snapshots = new SnapshotFolder(writer.snapshots(), SNAPSHOTS_EVERY);
        try (Runner runner = where.open(); Unwritten<List<ProbeRecord>> unwritten = new Unwritten<>(done -> {
            List<ProbeRecord> records = done.stream().flatMap(List::stream).toList();
            writer.appendProbes(records);
            archived.accept(records);
        })) {
            Progress.forEach(command, runner, cells, cell -> snapshots.during(cell::measure), unwritten::add);
        }
    }
}
