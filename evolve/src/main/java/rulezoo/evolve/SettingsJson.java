package rulezoo.evolve;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import java.util.Collection;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import rulezoo.simulator.Sha256;
import rulezoo.simulator.experiment.Simulation;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.stability.StabilityCriteria;

/**
 * Search settings as JSON. Where a user writes them, {@code preset} names the {@link SearchPreset} that holds
 * for every field not given, {@code network} may be the name of a {@link NetworkPreset} and {@code
 * criteria} the id of a {@link StabilityCriteria}.
 */
public final class SettingsJson {
    /** Characters of a reason, which quotes the value. */
    private static final int LONGEST_REASON = 300;

    private static final String SCREENS = "screens";

    /** Order in which searches have always been written: their ids are hashes of it. */
    private static final List<String> ORDER = List.of("network", "family", "plastic", "everySubset", "strategy",
            SCREENS, "auditShare", "protocol", "criteria", "confirmations", "further", "founders", "founderPrior",
            "population",
            "variation", "lineages", "seed", "budget");
    private static final String PRESET = "preset";
    /** The one field that may be null: it stands for the box prior. */
    private static final String FOUNDER_PRIOR = "founderPrior";
    private static final int RUN_ID_BYTES = 6;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).addModule(ModelPreset.json()).build();
    /** What a user writes means what it says: no fraction is cut, no text becomes a number. */
    private static final JsonMapper STRICT = MAPPER.rebuild()
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT).disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS).build();

    private SettingsJson() {}

    /**
     * {@return all settings in one line of JSON}
     *
     * @param settings settings of a search
     */
    public static String write(SearchSettings settings) {
        try {
            return MAPPER.writeValueAsString(fields(settings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("search settings are plain records", e);
        }
    }

    /**
     * {@return all fields with their values, as a user may write them}
     *
     * @param settings settings of a search
     */
    public static ObjectNode fields(SearchSettings settings) {
        ObjectNode all = MAPPER.createObjectNode();
        for (Object part : List.of(settings.target(), settings.screening(), settings.breeding())) {
            all.setAll(MAPPER.<ObjectNode>valueToTree(part));
        }
        all.put("seed", settings.seed());
        all.set("budget", MAPPER.valueToTree(settings.budget()));
        ObjectNode ordered = MAPPER.createObjectNode();
        ORDER.stream().filter(all::has).forEach(field -> ordered.set(field, all.get(field)));
        return ordered;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param json one object with all settings
     * @return the settings
     * @throws IllegalArgumentException if it is something else
     */
    public static SearchSettings read(String json) {
        try {
            return MAPPER.readValue(json, SearchSettings.class);
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    /**
     * Reads settings as a user writes them: whatever differs from a preset.
     *
     * @param changes an object; the preset is {@code fallback} if it names none
     * @param fallback preset that holds for fields not given
     * @return the settings
     * @throws IllegalArgumentException if a field is unknown, of a wrong type or out of its range; the message
     *         names it
     */
    public static SearchSettings read(JsonNode changes, SearchPreset fallback) {
        if (!(changes instanceof ObjectNode object)) {
            throw new IllegalArgumentException(
                    "search settings must be fields and their values, for example 'population: 64'");
        }
        object.properties().stream().filter(field -> field.getValue().isNull() && !field.getKey().equals(FOUNDER_PRIOR))
                .findFirst().ifPresent(field -> {
                    throw new IllegalArgumentException("search settings, field " + field.getKey() + " has no value");
                });
        requireDistinct(object, "");
        ObjectNode rest = object.deepCopy();
        JsonNode preset = rest.remove(PRESET);
        if (preset != null && !preset.isTextual()) {
            throw new IllegalArgumentException("search settings, field preset must be a name, not " + preset);
        }
        SearchSettings base = (preset == null ? fallback : SearchPreset.of(preset.asText())).settings();
        ObjectNode tree = fields(base);
        overlay(tree, rest);
        try {
            SearchSettings settings = STRICT.treeToValue(tree, SearchSettings.class);
            return rest.has(SCREENS) ? settings : SearchPreset.withScreensForPathways(settings);
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    /** Pathways and other names stand once in a list. */
    private static void requireDistinct(JsonNode node, String field) {
        Set<String> names = new HashSet<>();
        for (JsonNode element : node.isArray() ? node : List.<JsonNode>of()) {
            if (element.isTextual() && !names.add(element.asText())) {
                throw new IllegalArgumentException("search settings, field " + field + " has " + element.asText()
                        + " twice: leave one out");
            }
            requireDistinct(element, field);
        }
        node.properties().forEach(entry -> requireDistinct(entry.getValue(),
                field.isEmpty() ? entry.getKey() : field + "." + entry.getKey()));
    }

    /**
     * Id of a search: the first 48 bits of the SHA-256 of everything that decides which rules it finds, that is
     * all its settings but the budget, and the version of the simulations.
     */
    static String runId(SearchSettings settings) {
        String identity = Simulation.FORMAT_VERSION + write(settings.but().budget(Budget.UNLIMITED).build());
        return HexFormat.of().formatHex(Sha256.of(identity), 0, RUN_ID_BYTES);
    }

    /**
     * {@return in what a search differs from one whose settings another version of rulezoo may have written:
     * names of fields, but the budget, joined by commas; where there is none, the version of its simulations}
     *
     * @param json settings of the other search
     * @param settings settings of the search
     */
    public static String differences(String json, SearchSettings settings) {
        try {
            JsonNode theirs = MAPPER.readTree(json);
            JsonNode ours = MAPPER.readTree(write(settings));
            String fields = ours.properties().stream().filter(field -> !field.getKey().equals("budget"))
                    .filter(field -> !field.getValue().equals(theirs.get(field.getKey()))).map(Map.Entry::getKey)
                    .collect(Collectors.joining(", "));
            return fields.isEmpty() ? "the version of its simulations" : fields;
        } catch (JsonProcessingException e) {
            throw refused(e);
        }
    }

    /** Fields of objects are merged; everything else, lists included, is replaced. */
    private static void overlay(ObjectNode base, ObjectNode changes) {
        changes.properties().forEach(change -> {
            if (base.get(change.getKey()) instanceof ObjectNode old
                    && change.getValue() instanceof ObjectNode changed) {
                overlay(old, changed);
            } else {
                base.set(change.getKey(), change.getValue());
            }
        });
    }

    /** What a value of a type looks like in a file. */
    private static String kind(Class<?> type) {
        if (Collection.class.isAssignableFrom(type)) {
            return "a list, such as [EE, IE]";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        return type == String.class ? "a text" : "a group of settings with all that it needs";
    }

    private static IllegalArgumentException refused(JsonProcessingException failure) {
        String reason = switch (failure) {
            case UnrecognizedPropertyException unknown -> "there is no such setting; known are "
                    + unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted()
                            .collect(Collectors.joining(", "));
            case JsonProcessingException f when f.getCause() instanceof IllegalArgumentException cause ->
                Objects.requireNonNullElse(cause.getMessage(), cause.toString());
            case JsonProcessingException f when f.getCause() instanceof NullPointerException ->
                "a value is missing, or is null";
            case MismatchedInputException f when !(f instanceof InvalidFormatException) && f.getTargetType() != null ->
                "this is not " + kind(f.getTargetType());
            // Jackson's advice in brackets is for programmers.
            default -> failure.getOriginalMessage().replaceFirst("(?s) \\((?:but might|enable|for).*", "");
        };
        String field = failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining("."))
                : "";
        return new IllegalArgumentException(
                "search settings" + (field.isEmpty() ? "" : ", field " + field) + ": "
                        + (reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "..." : reason),
                failure);
    }
}
