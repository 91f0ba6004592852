package rulezoo.cli.search;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rulezoo.archive.exchange.JsonLines;
import rulezoo.archive.exchange.RuleFields;
import rulezoo.archive.segment.WholeFile;
import rulezoo.evolve.SearchListener;
import rulezoo.evolve.SearchProgress;
import rulezoo.simulator.rule.PlasticityRule;

/**
 * The log of a search: one JSON object per line, appended to a file beside the checkpoints. It also is the
 * status that another terminal reads. It is no part of the result: a generation that a kill made the search
 * repeat is in it twice, and a full disk leaves lines out.
 */
public final class SearchLog implements SearchListener {
    private static final String FILE = "log.jsonl";
    /** More than any search writes: a line is a few hundred bytes. */
    private static final int BYTES_READ = 16 << 20;

    private final Path file;
    private final PrintWriter err;
    private boolean complained;

    /** Of the search that fills a zoo. */
    public SearchLog(Path zoo, PrintWriter err) {
        this.file = of(zoo);
        this.err = err;
    }

    /** The log of the search that a zoo holds. */
    public static Path of(Path zoo) {
        return zoo.resolve("search").resolve(FILE);
    }

    /** A search begins or goes on. */
    void started(Map<String, ?> fields) {
        write("started", fields);
    }

    /** A search ended before a kill could end it. */
    void ended(boolean stopped) {
        write(stopped ? "stopped" : "ended", Map.of());
    }

    @Override
    public void generationEnded(SearchProgress progress) {
        record Generation(String event, String time, @JsonUnwrapped SearchFields search) {}
        append(new Generation("generation", Instant.now().toString(), SearchFields.of(progress)));
    }

    @Override
    public void ruleSkipped(PlasticityRule rule, String error) {
        record Skipped(String event, String time, String id, String error,
                @JsonAnyGetter Map<String, Double> coefficients) {}
        append(new Skipped("skipped", Instant.now().toString(), rule.id(), error, RuleFields.coefficients(rule)));
    }

    @Override
    public void paused(String reason) {
        write("paused", Map.of("reason", reason));
    }

    @Override
    public void resumed() {
        write("resumed", Map.of());
    }

    private void write(String event, Map<String, ?> fields) {
        record Line(String event, String time, @JsonAnyGetter Map<String, ?> fields) {}
        append(new Line(event, Instant.now().toString(), fields));
    }

    private void append(Object line) {
        try {
            requireOwnFile();
            Files.writeString(file, JsonLines.line(line) + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            if (!complained) {
                err.println("rulezoo: " + file + " cannot be written, and lacks lines from now on: "
                        + (e instanceof AccessDeniedException ? "its permissions forbid it" : e.getMessage()));
                err.flush();
                complained = true;
            }
        }
    }

    /**
     * A zoo may be anyone's: lines go to no file but its own, whatever leads out of it. A file with a second
     * name, as copies by hard links have, is copied first.
     */
    private void requireOwnFile() throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it is not a file of its own but a link, folder, pipe or device: remove it");
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("unix")
                && ((Number) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)).intValue() > 1) {
            WholeFile.write(file, out -> Files.copy(file, out));
        }
    }

    /** The last event of a kind in the log of a zoo; what a full disk cut short is left out. */
    static Optional<JsonNode> last(Path zoo, String event) throws IOException {
        List<JsonNode> events = read(zoo).stream().filter(line -> line.path("event").asText().equals(event)).toList();
        return events.isEmpty() ? Optional.empty() : Optional.of(events.getLast());
    }

    /**
     * The events of the log of a zoo, of a very long one the last. The zoo may be anyone's: lines that are no
     * events are left out.
     */
    public static List<JsonNode> read(Path zoo) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        if (Files.isRegularFile(of(zoo))) {
            ObjectMapper mapper = new ObjectMapper();
            for (String line : end(of(zoo)).lines().toList()) {
                try {
                    JsonNode event = mapper.readTree(line);
                    if (isEvent(event)) {
                        events.add(event);
                    }
                } catch (JsonProcessingException cutShort) {
                    // a full disk took the rest of the line
                }
            }
        }
        return events;
    }

    private static String end(Path log) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(log)) {
            channel.position(Math.max(0, channel.size() - BYTES_READ));
            return new String(Channels.newInputStream(channel).readNBytes(BYTES_READ), StandardCharsets.UTF_8);
        }
    }

    private static boolean isEvent(JsonNode line) {
        try {
            Instant.parse(line.path("time").asText());
            return line.path("event").isTextual();
        } catch (DateTimeParseException e) {
            return false;

        }
    }
}
