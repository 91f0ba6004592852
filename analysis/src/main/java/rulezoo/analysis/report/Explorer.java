package rulezoo.analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;
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
            // the same bytes in every run, which maps without an order would not give
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

    private final Index<RuleFamily> families = new Index<>();
    private final Index<NetworkModel> networks = new Index<>();
    private final Index<String> runs = new Index<>();
    private final Index<String> criteria = new Index<>();

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

    private static String packed(Map<String, Object> data) {
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

    private Map<String, Object> data(String zoo, ZooAnalysis analysis) {
        RuleMemories memories = RuleMemories.of(analysis);
        List<Map<String, Double>> properties = Arrays.stream(RuleProperty.values())
                .map(property -> property.of(analysis.probes())).toList();
        List<Map<String, Object>> rules = analysis.rules().stream().map(r -> rule(r, memories, properties)).toList();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("command", ArchivedRules.replay(zoo));
        data.put("measure", analysis.memory().map(m -> m.table().primary().quantity().effectLabel()).orElse(""));
        data.put("measureColumn", analysis.memory()
                .map(m -> m.table().primary().quantity() == Quantity.SUPPRESSION ? "suppression_effect" : "dr_effect")
                .orElse(""));
        data.put("metrics", Arrays.stream(StabilityMetric.values())
                .map(m -> Map.of("id", m.id(), "name", name(m), "unit", m.unit(), "column",
                        TableNames.of(m.id(), m.unit())))
                .toList());
        data.put("probes", Arrays.stream(RuleProperty.values())
                .map(p -> Map.of("id", p.name(), "name", p.description(), "unit", p.unit(), "column", p.column()))
                .toList());
        data.put("families", families.items().stream().map(Explorer::family).toList());
        data.put("networks", networks.items().stream().map(Explorer::network).toList());
        data.put("runs", runs.items());
        data.put("criteria", criteria.items());
        data.put("conditions", memories.conditions().stream().map(c -> Map.of("n", c.excitatory(), "plastic",
                Pathway.mask(c.plastic()), "delay", c.delaySeconds())).toList());
        data.put("rules", rules);
        return data;
    }

    private Map<String, Object> rule(RuleRecord record, RuleMemories memories, List<Map<String, Double>> properties) {
        Map<String, Object> fields = new LinkedHashMap<>();
        String id = record.id();
        fields.put("id", id);
        fields.put("family", families.of(record.rule().family()));
        fields.put("plastic", Pathway.mask(record.rule().plastic()));
        fields.put("network", networks.of(record.network()));
        fields.put("run", runs.of(record.lineage().run()));
        fields.put("criteria", criteria.of(record.criteria().id()));
        fields.put("generation", record.lineage().generation());
        fields.put("seeds", record.confirmations().size());
        fields.put("coefficients", rounded(record.rule().coefficients()));
        fields.put("metrics", rounded(Arrays.stream(StabilityMetric.values())
                .mapToDouble(record.meanMetrics()::get).toArray()));
        double[] other = properties.stream().mapToDouble(p -> p.getOrDefault(id, Double.NaN)).toArray();
        if (Arrays.stream(other).anyMatch(Double::isFinite)) {
            fields.put("probes", rounded(other));
        }
        Optional.of(memories.scores(id)).filter(m -> m.length > 0)
                .ifPresent(m -> fields.put("memory", rounded(m)));
        Optional.of(memories.weights(id, record.rule().plastic())).filter(w -> w.length > 0)
                .ifPresent(w -> fields.put("weights", rounded(w)));
        return fields;
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

    private static Map<String, Object> family(RuleFamily family) {
        return Map.of("id", family.id(), "window", family.hasWindow(), "coefficients",
                family.coefficients().stream().map(c -> Map.of("name", c.name(), "unit", c.unit(), "column",
                        TableNames.of(c.name(), c.unit()))).toList());
    }

    private static Map<String, Object> network(NetworkModel model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("n", model.size());
        fields.put("text", model.describe());
        fields.put("model", model.label());
        model.recurrent().ifPresent(spec -> fields.put("initial",
                rounded(Arrays.stream(Pathway.values()).mapToDouble(spec.initialWeights()::of).toArray())));
        return fields;
    }

    /** A metric's name for people. */
    private static String name(StabilityMetric metric) {
        return switch (metric) {
            case RATE -> "rate of excitatory neurons";
            case RATE_I -> "rate of inhibitory neurons";
            case CV_ISI -> "CV of inter-spike intervals";
            case KL_ISI -> "divergence of intervals from exponential";
            case SPATIAL_FANO -> "spatial Fano factor";
            case TEMPORAL_FANO -> "temporal Fano factor";
            case AUTO_COV -> "autocorrelation";
            case FFT -> "spectrum of the population rate, summed";
            case W_BLOW -> "fraction of weights at a bound";
            case STD_RATE_TEMPORAL -> "SD of the population rate over time";
            case STD_RATE_SPATIAL -> "SD of rates over neurons";
            case STD_CV -> "SD of CV over neurons";
            case W_CREEP -> "relative change of mean weights";
            case W_EE -> "mean weight EE";
            case W_EI -> "mean weight EI";
            case W_IE -> "mean weight IE";
            case W_II -> "mean weight II";
        };
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
