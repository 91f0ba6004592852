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
import rulezoo.probes.SettlingOrder;
import rulezoo.simulator.experiment.SharedBeginnings;
import rulezoo.simulator.experiment.SnapshotFolder;
import rulezoo.simulator.run.Runner;
import rulezoo.simulator.run.Work;

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
        try (Runner runner = where.open(); Unwritten<List<ProbeRecord>> unwritten = new Unwritten<>(done -> {
            List<ProbeRecord> records = done.stream().flatMap(List::stream).toList();
            writer.appendProbes(records);
            archived.accept(records);
        })) {
            Progress.forEach(command, runner, SettlingOrder.of(cells), work(where, runner, writer), unwritten::add);
        }
    }

    /** States are kept in memory and in files here, and not on the machines of a cluster. */
    private static Work<ProbeCell, List<ProbeRecord>> work(RunnerOptions where, Runner runner, ZooWriter writer)
            throws IOException {
        if (!where.isHere()) {
            return ProbeCell::measure;
        }
        SharedBeginnings beginnings = SettlingOrder.beginnings(runner.cores());
        SnapshotFolder snapshots = new SnapshotFolder(writer.snapshots(), SNAPSHOTS_EVERY);
        snapshots.tidy();
        return cell -> beginnings.during(() -> snapshots.during(cell::measure));
    }
}
