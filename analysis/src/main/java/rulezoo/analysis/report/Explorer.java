package rulezoo.analysis.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
import rulezoo.analysis.table.Labels;
import rulezoo.analysis.memory.Quantity;
import rulezoo.analysis.memory.RuleProperty;
import rulezoo.archive.exchange.TableNames;
import rulezoo.archive.record.RuleRecord;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityMetric;

/**
 * The part of the page in which a reader looks at single rules: all rules as JSON, compressed and in base 64
 * (so that nothing in it can be read as markup), and the script that draws them. Numbers are rounded to
 * {@value #DIGITS} digits; the tables hold all of them.
 */
final class Explorer {
    private static final int DIGITS = 5;
    private static final MathContext ROUNDING = new MathContext(DIGITS);
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, null)).build();

    private final Index<RuleFamily> families = new Index<>();
    private final Index<NetworkModel> networks = new Index<>();
    private final Index<String> runs = new Index<>();
    private final Index<String> criteria = new Index<>();

    /** What the script reads; rules name families, networks, runs and criteria by their place. */
    private record Data(String command, String measure, String measureColumn, List<Item> metrics, List<Item> probes,
            List<Family> families,
            List<Network> networks, List<String> runs, List<String> criteria, List<Cell> conditions,
            List<Rule> rules) {}

    private record Item(String id, String name, String unit, String column) {}

    private record Family(String id, boolean window, List<Named> coefficients) {}

    private record Named(String name, String unit, String column) {}

    private record Network(int n, String text, String model, @Nullable List<@Nullable Number> initial) {}

    private record Cell(int n, int plastic, double delay) {}

    private record Rule(String id, @Nullable String name, @Nullable List<String> tags, @Nullable String note,
            int family, int plastic, int network, int run, int criteria, int generation,
            int seeds, List<@Nullable Number> coefficients, List<@Nullable Number> metrics,
            @Nullable List<@Nullable Number> probes, @Nullable List<@Nullable Number> memory,
            @Nullable List<@Nullable Number> weights) {}

    private Explorer() {}

    /** The content of its section as HTML. */
    static String html(String zoo, ZooAnalysis analysis) {
        return resource("explorer.html").replace("@SCRIPT@",
                resource("charts.js") + resource("explorer.js")).replace("@DATA@",
                        packed(new Explorer().data(zoo, analysis)));
    }

    /** Text of a file that comes with the program. */
    static String resource(String name) {
        try (InputStream stream = Explorer.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException(name + " is missing from this build");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String packed(Data data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes,
                new Deflater(Deflater.BEST_COMPRESSION))) {
            deflated.write(MAPPER.writeValueAsBytes(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain values always have a JSON form", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private Data data(String zoo, ZooAnalysis analysis) {
        RuleMemories memories = RuleMemories.of(analysis);
        List<Map<String, Double>> properties = Arrays.stream(RuleProperty.values())
                .map(property -> property.of(analysis.probes())).toList();
        List<Rule> rules = analysis.rules().stream()
                .map(r -> rule(r, analysis.label(r.id()), memories, properties)).toList();
        return new Data(ArchivedRules.replay(zoo),
                analysis.memory().map(m -> m.table().primary().quantity().effectLabel()).orElse(""),
                analysis.memory().map(m -> m.table().primary().quantity() == Quantity.SUPPRESSION
                        ? "suppression_effect"
                        : "dr_effect").orElse(""),
                Arrays.stream(StabilityMetric.values())
                        .map(m -> new Item(m.id(), Labels.metric(m), m.unit(), TableNames.of(m.id(), m.unit())))
                        .toList(),
                Arrays.stream(RuleProperty.values()).map(p -> new Item(p.name(), p.description(), p.unit(), p.column()))
                        .toList(),
                families.items().stream().map(Explorer::family).toList(),
                networks.items().stream().map(Explorer::network).toList(), runs.items(), criteria.items(),
                memories.conditions().stream()
                        .map(c -> new Cell(c.excitatory(), Pathway.mask(c.plastic()), c.delaySeconds())).toList(),
                rules);
    }

    private Rule rule(RuleRecord record, RuleLabel label, RuleMemories memories, List<Map<String, Double>> properties) {
        String id = record.id();
        return new Rule(id, label.names().isEmpty() ? null : label.nameText(),
                label.remarks().tags().isEmpty() ? null : List.copyOf(label.remarks().tags()),
                label.remarks().note().isEmpty() ? null : label.remarks().note(), families.of(record.rule().family()),
                Pathway.mask(record.rule().plastic()),
                networks.of(record.network()), runs.of(record.lineage().run()),
                criteria.of(record.criteria().id()), record.lineage().generation(), record.confirmations().size(),
                rounded(record.rule().coefficients()),
                rounded(Arrays.stream(StabilityMetric.values()).mapToDouble(record.meanMetrics()::get).toArray()),
                ifAny(properties.stream().mapToDouble(p -> p.getOrDefault(id, Double.NaN)).toArray()),
                ifAny(memories.scores(id)), ifAny(memories.weights(id, record.rule().plastic())));
    }

    private static @Nullable List<@Nullable Number> ifAny(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isFinite) ? rounded(values) : null;
    }

    private static List<@Nullable Number> rounded(double[] values) {
        List<@Nullable Number> rounded = new ArrayList<>(values.length);
        for (double value : values) {
            rounded.add(rounded(value));
        }
        return rounded;
    }

    /** NaN and infinities, which JSON lacks, become null; whole numbers are written without a point. */
    private static @Nullable Number rounded(double value) {
        if (!Double.isFinite(value)) {
            return null;
        }
        double rounded = BigDecimal.valueOf(value).round(ROUNDING).doubleValue();
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9 ? (Number) (long) rounded : (Number) rounded;
    }

    private static Family family(RuleFamily family) {
        return new Family(family.id(), family.hasWindow(),
                family.coefficients().stream()
                        .map(c -> new Named(c.name(), c.unit(), TableNames.of(c.name(), c.unit()))).toList());
    }

    private static Network network(NetworkModel model) {
        return new Network(model.size(), model.describe(), model.label(), model.recurrent()
                .map(spec -> rounded(
                        Arrays.stream(Pathway.values()).mapToDouble(spec.initialWeights()::of).toArray()))
                .orElse(null));
    }

    /** Distinct items in the order in which they were first met. */
    private static final class Index<T> {
        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> items = new ArrayList<>();

        int of(T item) {
            return numbers.computeIfAbsent(item, added -> {
                items.add(added);
                return items.size() - 1;
            });
        }

        List<T> items() {
            return items;
        }
    }
}
