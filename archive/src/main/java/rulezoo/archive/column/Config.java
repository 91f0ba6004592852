package rulezoo.archive.column;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rulezoo.archive.record.MemoryTask;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.protocol.Protocol;
import rulezoo.simulator.stability.StabilityCriteria;

/** What many records share, stored once as JSON. */
sealed interface Config {
    /** Circumstances in which a rule was confirmed. */
    record Rule(NetworkModel network, Protocol protocol, StabilityCriteria criteria) implements Config {}

    /** Circumstances of a probe. */
    record Probe(NetworkModel network, Protocol protocol) implements Config {}

    /** The distinct configurations of some records, in order of first use. */
    final class Index {
        private final Map<Config, Integer> numbers = new LinkedHashMap<>();

        /** Number of a configuration, which is added if it is new. */
        int add(Config config) {
            return numbers.computeIfAbsent(config, _ -> numbers.size());
        }

        /** One JSON text a configuration. */
        String[] texts() {
            return numbers.keySet().stream().map(Config::json).toArray(String[]::new);
        }
    }

    /** The configuration as JSON. */
    static String json(Config config) {
        return text(config);
    }

    /**
     * Network of a probe and what it went through before the first test, as JSON: two probes of one rule that
     * agree in it are the same measurement at the delays that they have in common.
     */
    static String experienceJson(Probe probe) {
        return text(probe.network()) + text(MemoryTask.conditioning(probe.protocol()));
    }

    /** A record as JSON. */
    static String text(Object value) {
        try {
            return Json.MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every configuration has a JSON form", e);
        }
    }

    /** Reads configurations back. */
    static <C extends Config> List<C> parse(String[] texts, Class<C> type) throws ContentException.Unsupported {
        List<C> configs = new ArrayList<>();
        for (String text : texts) {
            configs.add(parse(text, type));
        }
        return configs;
    }

    /** Reads a record back from its JSON. */
    static <T> T parse(String text, Class<T> type) throws ContentException.Unsupported {
        try {
            T value = Json.MAPPER.readValue(text, type);
            if (value == null) {
                throw new ContentException.Unsupported("holds the configuration 'null'");
            }
            Optional<String> missing = MissingPart.of(value);
            if (missing.isPresent()) {
                throw new ContentException.Unsupported("holds a configuration without '" + missing.get() + "'");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new ContentException.Unsupported(
                    "holds a configuration that this rulezoo does not know: " + e.getOriginalMessage().lines()
                            .findFirst().orElse(""));
        }
    }

    /** How records become JSON and back: a missing number is an error, not a zero. */
    final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).addModule(ModelPreset.json()).build();

        private Json() {}
    }
}
