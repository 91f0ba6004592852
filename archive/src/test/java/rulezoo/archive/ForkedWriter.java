package rulezoo.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import rulezoo.archive.record.ProbeRecord;
import rulezoo.archive.record.RuleRecord;

/**
 * A process that archives rules, checkpoints and probes, and packs them now and then, until it is killed, and
 * says what it has archived.
 */
final class ForkedWriter {
    private static final int GENERATIONS_PACKED = 5;

    private ForkedWriter() {}

    /** Arguments: folder, seed. */
    public static void main(String[] arguments) throws IOException {
        long seed = Long.parseLong(arguments[1]);
        try (ZooWriter writer = ZooWriter.open(Path.of(arguments[0]))) {
            for (int generation = 1;; generation++) {
                List<RuleRecord> rules = Samples.rules(seed + generation, 20);
                List<ProbeRecord> probes = Samples.probes(seed + generation, 5);
                writer.appendRules(rules);
                writer.appendProbes(probes);
                writer.saveCheckpoint(Samples.checkpoint(seed, generation));
                if (generation % GENERATIONS_PACKED == 0) {
                    writer.compact();
                }
                System.out.println(generation);
                System.out.flush();
            }
        }
    }

    /** Starts such a process. */
    static Process start(Path folder, long seed) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), ForkedWriter.class.getName(),
                folder.toString(), Long.toString(seed)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
