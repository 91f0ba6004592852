package rulezoo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import rulezoo.archive.SegmentProblem;
import rulezoo.archive.Zoo;
import rulezoo.archive.ZooWriter;

/**
 * What a command had to leave out of the zoos that it read: each file is said once on standard error, and the
 * command's exit code is 1, whatever else it did.
 */
final class LeftOut {
    private static final int SOMETHING = 1;

    private final PrintWriter err;
    private final Map<Path, String> said = new LinkedHashMap<>();

    LeftOut(CommandLine command) {
        this.err = command.getErr();
    }

    /** Reads a zoo. */
    Zoo read(Path path) throws IOException {
        Zoo zoo = Zoo.open(path);
        add(zoo.problems());
        return zoo;
    }

    /** Opens a zoo for writing. */
    ZooWriter write(Path path) throws IOException {
        ZooWriter writer = ZooWriter.open(path);
        add(writer.problems());
        return writer;
    }

    /** Says what has not been said of a file before, such as that it was moved meanwhile. */
    void add(List<SegmentProblem> problems) {
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
    void add(Path source, String sentence) {
        if (said.putIfAbsent(source, sentence) == null) {
            say("left out: " + sentence);
        }
    }

    private void say(String sentence) {
        err.println("rulezoo: " + sentence);
        err.flush();
    }

    /** 0, or 1 if anything was left out. */
    int exitCode() {
        return said.isEmpty() ? 0 : SOMETHING;
    }
}
