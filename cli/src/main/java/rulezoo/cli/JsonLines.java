package rulezoo.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats one JSON object a line; NaN and infinities, which JSON lacks, become null. */
final class JsonLines {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonLines() {}

    static String line(Map<String, ?> fields) {
        try {
            return MAPPER.writeValueAsString(finite(fields));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values always have a JSON form", e);
        }
    }

    private static @Nullable Object finite(@Nullable Object value) {
        return switch (value) {
            case Double number when !Double.isFinite(number) -> null;
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> finite = new LinkedHashMap<>();
                map.forEach((key, field) -> finite.put(key, finite(field)));
                yield finite;
            }
            case List<?> list -> {
                List<@Nullable Object> finite = new ArrayList<>();
                list.forEach(element -> finite.add(finite(element)));
                yield finite;
            }
            case null, default -> value;
        };
    }
}
