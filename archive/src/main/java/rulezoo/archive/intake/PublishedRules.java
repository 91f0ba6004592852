package rulezoo.archive.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.record.Lineage;
import rulezoo.simulator.rate.TaylorRule;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.PlasticityRule;
import rulezoo.simulator.rule.RuleFamily;

/**
 * The published rules that come with the program ({@code known_rules.csv}), each with its source and what was
 * reported of it: those of spiking networks as rules, the others (toy and rate models, rules known only by
 * the name of their seed) by the reason why they are none.
 */
public final class PublishedRules {
    private static final String RESOURCE = "known_rules.csv";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PATHWAY = Pattern.compile("EE|EI|IE|II");

    private PublishedRules() {}

    /**
     * A published rule that no spiking network can run.
     *
     * @param id its name in the table
     * @param reason why
     */
    public record LeftOut(String id, String reason) {}

    /**
     * All of the table.
     *
     * @param rules the rules of spiking networks
     * @param leftOut the others
     */
    public record Content(List<ImportedRule> rules, List<LeftOut> leftOut) {
        public Content {
            rules = List.copyOf(rules);
            leftOut = List.copyOf(leftOut);
        }
    }

    /**
     * Reads the table.
     *
     * @return all rows of the table, in its order
     * @throws IOException if the table, which is part of the program, cannot be read
     */
    public static Content read() throws IOException {
        List<ImportedRule> rules = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Map<String, String> row : rows()) {
            JsonNode parameters = JSON.readTree(row.get("parameters"));
            Optional<PlasticityRule> rule = rule(row, parameters);
            if (rule.isPresent()) {
                rules.add(imported(row, parameters, rule.get()));
            } else {
                leftOut.add(new LeftOut(text(row, "id"), parameters.has("seed_md5")
                        ? "only the name of its seed was published"
                        : "no rule of a spiking network: " + text(row, "family")));
            }
        }
        return new Content(rules, leftOut);
    }

    /**
     * One of the rules of spiking networks.
     *
     * @param id its name in the table
     * @return the rule
     * @throws IOException if the table cannot be read
     * @throws IllegalArgumentException if the table has no such rule of a spiking network
     */
    public static PlasticityRule rule(String id) throws IOException {
        return read().rules().stream().filter(r -> r.lineage().run().equals(run(id))).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no published rule of a spiking network is named " + id))
                .rule();
    }

    private static String run(String id) {
        return "known " + id;
    }

    /**
     * A reward-modulated rule that is a sum of terms (Mehta et al., NeurIPS 2024).
     *
     * @param id its name in the table
     * @param formula how it is written
     * @param rule the rule, of the family of 81 terms
     * @param reported what a third party found when it recovered the rule
     */
    public record RewardRule(String id, String formula, PlasticityRule rule, String reported) {}

    /**
     * Reads the reward-modulated rules of the table.
     *
     * @return the rules in the order of the table
     * @throws IOException if the table, which is part of the program, cannot be read
     */
    public static List<RewardRule> rewardRules() throws IOException {
        List<RewardRule> rules = new ArrayList<>();
        for (Map<String, String> row : rows()) {
            JsonNode parameters = JSON.readTree(row.get("parameters"));
            if (parameters.has("terms") && parameters.has("name")) {
                double[] theta = new double[RuleFamily.TAYLOR_81.size()];
                for (JsonNode term : parameters.get("terms")) {
                    theta[TaylorRule.index(term.get("x").asInt(), term.get("y").asInt(), term.get("w").asInt(),
                            term.get("r").asInt())] += term.get("c").asDouble();
                }
                rules.add(new RewardRule(text(row, "id"), parameters.get("name").asText(),
                        new PlasticityRule(RuleFamily.TAYLOR_81, Set.of(Pathway.EE), theta), text(row, "notes")));
            }
        }
        return rules;
    }

    private static List<Map<String, String>> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(PublishedRules.class.getResourceAsStream(RESOURCE));
                MappingIterator<Map<String, String>> rows = new CsvMapper().readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader()).readValues(in)) {
            return rows.readAll();
        }
    }

    private static String text(Map<String, String> row, String column) {
        return Objects.requireNonNullElse(row.get(column), "");
    }

    private static ImportedRule imported(Map<String, String> row, JsonNode parameters, PlasticityRule rule) {
        Map<String, Object> reported = new LinkedHashMap<>(row);
        reported.remove("parameters");
        reported.values().removeIf(value -> String.valueOf(value).isEmpty());
        JsonNode rate = parameters.get("r_bg_hz");
        @Nullable
        Double inputRate = rate == null ? null : rate.asDouble();
        return new ImportedRule(rule, inputRate, new Lineage(run(text(row, "id")), 0, List.of()),
                text(row, "source") + " (" + text(row, "provenance") + ")", reported);
    }

    private static Optional<PlasticityRule> rule(Map<String, String> row, JsonNode parameters) {
        String name = text(row, "family");
        RuleFamily family = name.startsWith("6pPol")
                ? PublishedFamilies.POLYNOMIAL
                : name.startsWith("T4wvceciPol")
                        ? PublishedFamilies.CODEPENDENT
                        : name.startsWith("T4wvceciMLP")
                                ? PublishedFamilies.PERCEPTRON
                                : name.startsWith("Twvc")
                                        ? PublishedFamilies.TWVC
                                        : null;
        if (family == null || parameters.has("seed_md5")) {
            return Optional.empty();
        }
        EnumMap<Pathway, double[]> blocks = new EnumMap<>(Pathway.class);
        Matcher pathways = PATHWAY.matcher(text(row, "synapses"));
        while (pathways.find()) {
            Pathway pathway = Pathway.valueOf(pathways.group());
            blocks.put(pathway, block(family, pathway, parameters));
        }
        double[] vector = new double[blocks.size() * family.size()];
        int at = 0;
        for (double[] block : blocks.values()) {
            System.arraycopy(block, 0, vector, at, block.length);
            at += block.length;
        }
        return Optional.of(new PlasticityRule(family, blocks.keySet(), vector));
    }

    /**
     * The coefficients of one pathway, which the table groups by pathway, prefixes with it, or gives once for
     * all.
     */
    private static double[] block(RuleFamily family, Pathway pathway, JsonNode parameters) {
        JsonNode grouped = parameters.has("each") ? parameters.get("each") : parameters.get(pathway.name());
        double[] block = new double[family.size()];
        for (int i = 0; i < block.length; i++) {
            JsonNode value = grouped != null && grouped.isArray()
                    ? grouped.get(i)
                    : named(grouped == null ? parameters : grouped, family.coefficients().get(i).name(), pathway);
            if (value == null || !value.isNumber()) {
                throw new IllegalStateException("the table of known rules lacks coefficient " + i + " of " + pathway);
            }
            block[i] = value.asDouble();
        }
        return block;
    }

    private static @Nullable JsonNode named(JsonNode parameters, String name, Pathway pathway) {
        for (String key : List.of(name, name + "_s", pathway + "_" + name, name + "_" + pathway)) {
            if (parameters.has(key)) {
                return parameters.get(key);
            }
        }
        return null;
    }
}
