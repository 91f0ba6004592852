package rulezoo.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** Formats one JSON object a line; NaN and infinities, which JSON lacks, become null. */
final class JsonLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonLines() {}

    static String line(Map<String, ?> fields) {
        try {
            Map<String, Object> finite = new LinkedHashMap<>();
            fields.forEach((key, value) -> finite.put(key,
                    value instanceof Double number && !Double.isFinite(number) ? null : value));
            return MAPPER.writeValueAsString(finite);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values always have a JSON form", e);
        }
    }
}
