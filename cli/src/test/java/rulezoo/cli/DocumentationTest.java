package rulezoo.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import rulezoo.evolve.SearchPreset;
import rulezoo.evolve.SearchSettings;
import rulezoo.evolve.SettingsJson;
import rulezoo.evolve.judging.Screen;
import rulezoo.simulator.protocol.Phase;

/**
 * Documentation goes stale unless something compares it with the program. In every page:
 * <ul>
 * <li>code that is marked with a file, {@code ```java path/File.java}, stands in that file, line by line; a
 * line {@code ...} stands for code left out;
 * <li>a change of a file, {@code ```diff path/File.java}, fits the file as it is;
 * <li>the program understands every command line that begins with {@code ./rulezoo};
 * <li>links lead to files, and to headings in them.
 * </ul>
 * In every source file, a comment that cites a section or an equation of {@code docs/science.md} cites one
 * that is there.
 */
class DocumentationTest {
    private static final Path ROOT = Path.of(System.getProperty("rulezoo.root", "..")).toAbsolutePath().normalize();
    private static final Path COMMANDS = ROOT.resolve("docs/commands.md");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    /** A numbered heading or the number of an equation. */
    private static final Pattern SCIENCE_PLACE = Pattern.compile("^(?:#+ |\\*\\*)(E\\d+|\\d(?:\\.\\d)?)");
    private static final String SCIENCE_NUMBER = "(?:E\\d+|\\d(?:\\.\\d)?)(?!\\w)";
    private static final Pattern SCIENCE_SEPARATOR = Pattern.compile("(?:,| to)[\\s*]+");
    /** Several numbers after a comma or "to", also over the end of a line of a comment. */
    private static final Pattern SCIENCE_CITATION = Pattern.compile("docs/science\\.md,[\\s*]+(" + SCIENCE_NUMBER
            + "(?:(?:,| to)[\\s*]+" + SCIENCE_NUMBER + ")*)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String COMMAND = "./rulezoo ";
    private static final String OMISSION = "...";

    /**
     * Code between two lines of backticks.
     *
     * @param language first word behind the backticks
     * @param file second word
     * @param lines the code
     */
    private record Fence(String language, String file, List<String> lines) {}

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            List<Path> pages = new ArrayList<>(
                    docs.filter(file -> file.toString().endsWith(".md")).sorted().toList());
            for (String name : List.of("README.md", "CONTRIBUTING.md", "archive/FORMAT.md")) {
                pages.add(ROOT.resolve(name));
            }
            return pages;
        }
    }

    private static List<Fence> fences(Path page) throws IOException {
        List<Fence> fences = new ArrayList<>();
        List<String> lines = null;
        String[] head = {};
        for (String line : Files.readAllLines(page)) {
            if (!line.startsWith("```")) {
                if (lines != null) {
                    lines.add(line);
                }
            } else if (lines == null) {
                lines = new ArrayList<>();
                head = (line.substring(3) + "  ").split(" ", 3);
            } else {
                fences.add(new Fence(head[0], head[1], lines));
                lines = null;
            }
        }
        return fences;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void quotedCodeIsTheCodeThatRuns(Path page) throws IOException {
        for (Fence fence : fences(page)) {
            if (fence.language.equals("java")) {
                assertTrue(!fence.file.isEmpty(), page + ": code without a file that it is quoted from: " + fence);
                assertQuoted(page, fence.file, fence.lines);
            }
            if (fence.language.equals("diff")) {
                assertQuoted(page, fence.file,
                        fence.lines.stream().filter(line -> !line.startsWith("+"))
                                .map(line -> line.isEmpty() || line.equals(OMISSION) ? line : line.substring(1))
                                .toList());
            }
        }
    }

    private static void assertQuoted(Path page, String file, List<String> quoted) throws IOException {
        String source = squeezed(Files.readAllLines(ROOT.resolve(file)));
        for (String part : squeezed(quoted).split("\n" + Pattern.quote(OMISSION) + "\n", -1)) {
            assertTrue(source.contains("\n" + part.strip() + "\n"),
                    page + " quotes what does not stand in " + file + ":\n"
                            + part);
        }
    }

    /** Lines without their indentation, and without empty ones. */
    private static String squeezed(List<String> lines) {
        StringBuilder text = new StringBuilder("\n");
        lines.stream().map(String::strip).filter(line -> !line.isEmpty())
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theProgramUnderstandsEveryCommand(Path page) throws IOException {
        // The plans that pages name are not there.
        CommandLine program = Main.commandLine().setDefaultValueProvider(_ -> null);
        for (String command : commands(page)) {
            List<String> arguments = arguments(command);
            assertDoesNotThrow(() -> program.parseArgs(arguments.toArray(String[]::new)), page + ": " + command);
        }
    }

    /** Command lines in code, without comments; lines that end in a backslash go on in the next. */
    private static List<String> commands(Path page) throws IOException {
        List<String> commands = new ArrayList<>();
        for (Fence fence : fences(page)) {
            for (String line : String.join("\n", fence.lines).replace("\\\n", " ").split("\n", -1)) {
                String command = line.replaceFirst("^\\$ |^exec ", "").replaceFirst("\\s+#.*|\\s+&$|\\s+>.*|\\s+\\|.*",
                        "");
                if (command.startsWith(COMMAND)) {
                    commands.add(command);
                }
            }
        }
        for (String line : Files.readAllLines(page)) {
            CODE.matcher(line).results().map(code -> code.group(1)).filter(code -> code.startsWith(COMMAND))
                    .filter(code -> !code.contains(OMISSION) && !code.contains("COMMAND")).forEach(commands::add);
        }
        return commands;
    }

    /** What a shell would make of a line; words in capitals where a number belongs are numbers. */
    private static List<String> arguments(String command) {
        List<String> arguments = new ArrayList<>();
        for (String word : command.substring(COMMAND.length()).strip().replaceAll("'[^']*'", "quoted")
                .replace("\"", "").split("\\s+", -1)) {
            arguments.add(word.matches("\\$SLURM_[A-Z_]+|N") ? "1" : word);
        }
        return arguments;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        String text = Files.readString(page);
        LINK.matcher(text).results().forEach(link -> {
            Path target = link.group(1).isEmpty()
                    ? page
                    : Objects.requireNonNull(page.getParent()).resolve(link.group(1));
            assertTrue(Files.exists(target), page + " links to " + target);
            if (link.group(2) != null) {
                assertTrue(assertDoesNotThrow(() -> anchors(target)).contains(link.group(2)),
                        page + " links to #" + link.group(2) + " of " + target);
            }
        });
    }

    /** Names of the headings of a page, as GitHub makes them. */
    private static List<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .toList();
    }

    @Test
    void citationsOfTheSciencePageLeadSomewhere() throws IOException {
        List<String> page = Files.readAllLines(ROOT.resolve("docs/science.md"));
        Set<String> places = page.stream().flatMap(line -> SCIENCE_PLACE.matcher(line).results())
                .map(place -> place.group(1)).collect(Collectors.toSet());
        int citations = 0;
        for (String module : List.of("simulator", "archive", "evolve", "memory-probes", "analysis", "cli")) {
            for (Path file : sources(ROOT.resolve(module).resolve("src"))) {
                List<MatchResult> found = SCIENCE_CITATION.matcher(Files.readString(file)).results().toList();
                citations += found.size();
                for (MatchResult citation : found) {
                    for (String place : SCIENCE_SEPARATOR.splitAsStream(citation.group(1)).toList()) {
                        assertTrue(places.contains(place), file + " cites docs/science.md, " + place);
                    }
                }
            }
        }
        assertTrue(citations > 50, "only " + citations + " citations were found");
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    @Test
    void theCommandReferenceIsThatOfTheProgram() throws IOException {
        String page = CommandReference.markdown();
        if (System.getProperty("update") != null) {
            Files.writeString(COMMANDS, page);
        }
        assertEquals(page, Files.readString(COMMANDS),
                "docs/commands.md is stale; to write it again: mvn -pl cli -am test"
                        + " -Dtest=DocumentationTest -Dsurefire.failIfNoSpecifiedTests=false -Dupdate");
    }

    @Test
    void thePresetsOfTheGuideAreThePresets() throws IOException {
        List<String> page = Files.readAllLines(ROOT.resolve("docs/search.md"));
        for (SearchPreset preset : SearchPreset.values()) {
            SearchSettings settings = preset.settings();
            List<Phase> phases = settings.target().protocol().phases();
            String row = String.format(Locale.ROOT,
                    "| `%s` | %d | %.0f + %.0f | %d | %s | %d | %d | %d | %.2f | %.0f |",
                    preset.id(), settings.target().network().size(), phases.getFirst().durationSeconds(),
                    phases.getLast().durationSeconds(), settings.target().confirmations(),
                    settings.screening().screens().stream().map(Screen::name).collect(Collectors.joining(", ")),
                    settings.breeding().population(), settings.breeding().lineages(), settings.breeding().founders(),
                    settings.screening().auditShare(), settings.budget().minutes());
            assertTrue(page.contains(row), "docs/search.md lacks the row " + row);
        }
    }

    @Test
    void theSettingsOfTheGuideAreSettingsOfASearch() throws IOException {
        List<Fence> settings = fences(ROOT.resolve("docs/extending.md")).stream()
                .filter(fence -> fence.language.equals("yaml")).toList();
        assertEquals(1, settings.size());
        SearchSettings search = SettingsJson.read(
                YAMLMapper.builder().build().readTree(String.join("\n", settings.getFirst().lines)),
                SearchPreset.of("small"));
        assertEquals("quiet", search.target().criteria().id());
        assertEquals(2, search.target().criteria().bounds().size());

    }
}
