package rulezoo.analysis.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium that is worked like a reader works it, with real clicks and keys, through the DevTools
 * protocol.
 */
final class Browser implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 60;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private int requests;

    /** The browser on the PATH. */
    static Optional<Path> installed() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Arrays.stream(path.split(":", -1))
                .flatMap(d -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(d, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /**
     * Starts a browser.
     *
     * @param folder for its profile and log
     */
    Browser(Path folder) throws Exception {
        Path profile = folder.resolve("profile");
        process = new ProcessBuilder(installed().orElseThrow().toString(), "--headless", "--no-sandbox",
                "--disable-gpu", "--window-size=1200,1000", "--remote-debugging-port=0", "--user-data-dir=" + profile,
                "about:blank").redirectErrorStream(true).redirectOutput(folder.resolve("browser.log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!Files.exists(port) || Files.readAllLines(port).size() < 2) {
            if (System.nanoTime() > limit) {
                throw new IOException("chromium did not open a port");
            }
            Thread.sleep(50);
        }
        JsonNode pages = MAPPER.readTree(http.send(
                HttpRequest
                        .newBuilder(
                                URI.create("http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list"))
                        .build(),
                HttpResponse.BodyHandlers.ofString()).body());
        String address = "";
        for (JsonNode page : pages) {
            address = page.path("type").asText().equals("page") ? page.path("webSocketDebuggerUrl").asText() : address;
        }
        socket = http.newWebSocketBuilder().buildAsync(URI.create(address), new Listener())
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        send("Runtime.enable", MAPPER.createObjectNode());
        send("Log.enable", MAPPER.createObjectNode());
        send("Page.enable", MAPPER.createObjectNode());
    }

    /** What the page or the browser complained about on the console, exceptions included. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Goes to an address. */
    void open(String address) throws Exception {
        send("Page.navigate", MAPPER.createObjectNode().put("url", address));
    }

    /** The value of an expression in the page, as text. */
    String value(String expression) throws Exception {
        JsonNode answer = send("Runtime.evaluate", MAPPER.createObjectNode()
                .put("expression", "String(" + expression + ")").put("returnByValue", true));
        if (answer.path("result").has("exceptionDetails")) {
            throw new IOException(answer.toString());
        }
        return answer.path("result").path("result").path("value").asText();
    }

    /** Waits until an expression is true. */
    void await(String expression) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!"true".equals(value(expression))) {
            if (System.nanoTime() > limit) {
                throw new IOException("never true: " + expression);
            }
            Thread.sleep(20);
        }
    }

    /** Chooses an option as a reader would. */
    void choose(String id, String option) throws Exception {
        value("(e => { e.value = '" + option + "'; e.dispatchEvent(new Event('change')); })(document.getElementById('"
                + id + "'))");
    }

    /** Presses and releases a key. */
    void key(String key) throws Exception {
        for (String type : List.of("keyDown", "keyUp")) {
            send("Input.dispatchKeyEvent",
                    MAPPER.createObjectNode().put("type", type).put("key", key).put("code", key));
        }
    }

    /** Clicks at a place of the window. */
    void click(double x, double y) throws Exception {
        for (String type : List.of("mousePressed", "mouseReleased")) {
            send("Input.dispatchMouseEvent", MAPPER.createObjectNode().put("type", type).put("x", x).put("y", y)
                    .put("button", "left").put("clickCount", 1));
        }
    }

    private JsonNode send(String method, ObjectNode parameters) throws Exception {
        int id = ++requests;
        ObjectNode request = MAPPER.createObjectNode().put("id", id).put("method", method);
        request.set("params", parameters);
        socket.sendText(request.toString(), true).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        while (true) {
            JsonNode answer = answers.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IOException("chromium did not answer " + method);
            }
            if (answer.path("id").asInt() == id) {
                return answer;
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    JsonNode message = MAPPER.readTree(text.toString());
                    text.setLength(0);
                    take(message);
                } catch (IOException e) {
                    complaints.add("not JSON: " + e);
                }
            }
            from.request(1);
            return null;
        }

        private void take(JsonNode message) {
            switch (message.path("method").asText()) {
                case "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded" ->
                    complaints.add(message.path("params").toString());
                default -> answers.add(message);
            }
        }
    }
}
