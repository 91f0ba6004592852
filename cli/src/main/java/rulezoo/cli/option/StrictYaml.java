package rulezoo.cli.option;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import rulezoo.simulator.DecimalNumber;

/**
 * YAML files of settings, in which nothing means two things: one document, every key once, numbers as in
 * tables. Anchors, aliases and tags are refused.
 */
public final class StrictYaml {
    private static final int LARGEST_BYTES = 1 << 20;
    private static final YAMLMapper MAPPER = YAMLMapper
            .builder(YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private StrictYaml() {}

    /**
     * {@return the only document of a file}
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no such document; one sentence that names file and line
     */
    public static JsonNode read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder: name a file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_BYTES + 1);
        }
        if (bytes.length > LARGEST_BYTES) {
            throw new IllegalArgumentException(file + " has more than 1 MB, so it is no settings file");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(file + " is not a text in UTF-8", e);
        }
        try {
            requirePlain(file, text);
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            String line = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr() + ",";
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new IllegalArgumentException(file + line + (reason.startsWith("Duplicate field")
                    ? " has the key" + reason.substring("Duplicate field".length()) + " twice: keep one of them"
                    : " is not YAML: " + reason
                            + (text.contains("\t") ? " (it holds a tab: indent with spaces)" : "")),
                    e);
        }
    }

    private static void requirePlain(Path file, String text) throws IOException {
        try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
            int depth = 0;
            String field = "";
            boolean ended = false;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String where = file + ", line " + parser.currentTokenLocation().getLineNr() + ", ";
                if (ended) {
                    throw new IllegalArgumentException(where + "begins a second document: keep one in a file");
                }
                if (parser.isCurrentAlias() || parser.getObjectId() != null || parser.getTypeId() != null) {
                    throw new IllegalArgumentException(where
                            + "has an anchor (&), alias (*) or tag (!), which are not understood: write the value out");
                }
                // Elements of a list have no name of their own.
                field = parser.currentName() == null ? field : parser.currentName();
                if (token.isNumeric()) {
                    requireNumber(where + field, parser);
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                ended = depth == 0;
            }
        }
    }

    private static void requireNumber(String place, JsonParser parser) throws IOException {
        String text = parser.getText();
        try {
            if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
                DecimalNumber.whole(text);
            } else {
                DecimalNumber.parse(text);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(place + ": " + e.getMessage(), e);
        }
    }
}
