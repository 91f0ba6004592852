package rulezoo.cli.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * What a command had to leave out of the zoos that it read: each file is said once on standard error, and the
 * command's exit code is 1, whatever else it did.
 */
public final class LeftOut {
    private static final int SOMETHING = 1;

    private final PrintWriter err;
    private final Map<Path, String> said = new LinkedHashMap<>();

    /** Nothing was left out so far. */
    public LeftOut(CommandLine command) {
        this.err = command.getErr();
    }

    /** Reads a zoo. */
    public Zoo read(Path path) throws IOException {
        Zoo zoo = Zoo.open(path);
        add(zoo.problems());
        return zoo;
    }

    /** Opens a zoo for writing. */
    public ZooWriter write(Path path) throws IOException {
        ZooWriter writer = ZooWriter.open(path);
        add(writer.problems());
        return writer;
    }

    /** Says what has not been said of a file before, such as that it was moved meanwhile. */
    public void add(List<SegmentProblem> problems) {
        for (SegmentProblem problem : problems) {
            String before = said.getOrDefault(problem.file(), "");
            if (!before.contains(problem.sentence())) {
                boolean goesOn = !before.isEmpty() && problem.sentence().startsWith(before);
                say(goesOn
                        ? problem.file() + problem.sentence().substring(before.length()).replaceFirst("^; it", "")
                        : "left out: " + problem.sentence());
                said.put(problem.file(), goesOn ? problem.sentence() : before + problem.sentence());
            }
        }
    }

    /** Says that a whole zoo or table was left out, and why. */
    public void add(Path source, String sentence) {
        if (said.putIfAbsent(source, sentence) == null) {
            say("left out: " + sentence);
        }
    }

    /**
     * The rules that the simulator can run; says on standard error in one sentence how many of which families are
     * left out, which are archived nevertheless.
     */
    public List<RuleRecord> simulatable(Zoo zoo) {
        List<RuleRecord> known = new ArrayList<>();
        Map<String, Integer> others = new TreeMap<>();
        for (RuleRecord record : zoo.rules()) {
            PlasticityRule rule = record.rule();
            if (record.network().runs(rule)) {
                known.add(record);
            } else {
                others.merge(rule.family().id() + " on " + Pathway.format(rule.plastic()), 1, Integer::sum);
            }
        }
        if (!others.isEmpty()) {
            say("left out: rules that this version archives but does not simulate: "
                    + others.entrySet().stream().map(other -> other.getValue() + " " + other.getKey())
                            .collect(Collectors.joining(", ")));
        }
        return known;
    }

    private void say(String sentence) {
        err.println("rulezoo: " + sentence);
        err.flush();
    }

    /** 0, or 1 if anything was left out. */
    public int exitCode() {
        return said.isEmpty() ? 0 : SOMETHING;
    }
}
