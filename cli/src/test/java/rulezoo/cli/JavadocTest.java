package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything public has Javadoc. (That Javadoc is well made is checked by the compiler, which does not ask
 * whether there is any.)
 */
class JavadocTest {
    private static final Path ROOT = Path.of(System.getProperty("rulezoo.root", "..")).toAbsolutePath().normalize();
    private static final Pattern PUBLIC = Pattern.compile("\\s*public .*[({]");

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 12)) {
            return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/main/"))
                    .sorted().toList();
        }
    }

    /** Public types, constructors and methods that no comment stands before, with their lines. */
    private static List<String> undocumented(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!PUBLIC.matcher(lines.get(i)).lookingAt()) {
                continue;
            }
            int before = i - 1;
            boolean inherited = false;
            while (lines.get(before).strip().matches("@.*|[+\"].*|.*[,\"(]|.*= \\{|.*\\}\\)")) {
                inherited |= lines.get(before).strip().equals("@Override");
                before--;
            }
            if (!inherited && !lines.get(before).endsWith("*/")) {
                found.add(ROOT.relativize(file) + ":" + (i + 1) + " " + lines.get(i).strip());
            }
        }
        return found;
    }

    @Test
    void everythingPublicSaysWhatItIs() throws IOException {
        List<Path> sources = sources();
        assertTrue(sources.size() > 300, sources.size() + " sources");
        List<String> found = new ArrayList<>();
        for (Path source : sources) {
            found.addAll(undocumented(source));
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everyPackageIsIntroduced() throws IOException {
        List<Path> missing = sources().stream().map(file -> Objects.requireNonNull(file.getParent())).distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java"))).map(ROOT::relativize).toList();
        assertEquals(List.of(), missing);
    }
}
