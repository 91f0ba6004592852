package rulezoo.archive.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A rule record and where it came from. The same rule may be archived several times, by several searches or
 * from several sources: each time is one of these.
 *
 * @param rule the record
 * @param origin where and when it was archived
 * @param reported JSON object of what the source of an imported rule reports of it, for example the metrics
 *        of another simulator; empty if there is no such source
 */
public record ArchivedRule(RuleRecord rule, Origin origin, String reported) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * {@return the name that its source gives the rule: that of a table ({@code rule}) or that of the published
     * rules ({@code id}); empty if it has none but its id}
     */
    public String name() {
        return name(reported, rule.id());
    }

    /**
     * {@return the name that a source gives a rule, see {@link #name()}}
     *
     * @param reported JSON object of what the source reports, or any other text
     * @param id id of the rule
     */
    public static String name(String reported, String id) {
        if (!reported.startsWith("{")) {
            return "";
        }
        try {
            JsonNode fields = JSON.readTree(reported);
            String name = fields.path("rule").asText(fields.path("id").asText(""));
            return name.equals(id) ? "" : name;
        } catch (JsonProcessingException e) {
            return ""; // what another program wrote there names nothing
        }
    }
}
