package rulezoo.evolve.judging;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.io.IOException;
import java.util.Arrays;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkModel;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.RuleFamily;
import rulezoo.simulator.stability.StabilityCriteria;

/** How settings stand in a file: a name may take the place of a network or of criteria. */
public final class SettingReaders {
    private SettingReaders() {}

    /** A family by its id. */
    public static final class FamilyWriter extends JsonSerializer<RuleFamily> {
        /** For Jackson. */
        public FamilyWriter() {}

        @Override
        public void serialize(RuleFamily family, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(family.id());
        }
    }

    /** The family of an id. */
    public static final class FamilyReader extends JsonDeserializer<RuleFamily> {
        /** For Jackson. */
        public FamilyReader() {}

        @Override
        public RuleFamily deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return RuleFamily.of(parser.getText());
        }
    }

    /** A network of spiking neurons, or the name of one. */
    static final class NetworkReader extends JsonDeserializer<NetworkSpec> {
        @Override
        public NetworkSpec deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            return node.getNodeType() == JsonNodeType.STRING
                    ? NetworkPreset.of(node.asText()).spec()
                    : context.readTreeAsValue(node, NetworkSpec.class);
        }
    }

    /** A network of any kind, or the name of one. */
    public static final class ModelReader extends JsonDeserializer<NetworkModel> {
        /** For Jackson. */
        public ModelReader() {}

        @Override
        public NetworkModel deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            return node.getNodeType() == JsonNodeType.STRING
                    ? named(node.asText())
                    : context.readTreeAsValue(node, NetworkModel.class);
        }

        /** The kind of a network follows from its fields, but a name has none. */
        @Override
        public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer kind)
                throws IOException {
            return deserialize(parser, context);
        }

        private static NetworkModel named(String name) {
            boolean model = Arrays.stream(ModelPreset.values()).anyMatch(preset -> preset.id().equals(name));
            return model ? ModelPreset.of(name).network() : NetworkPreset.of(name).spec();
        }
    }

    /** Criteria, or the id of a known set. */
    public static final class CriteriaReader extends JsonDeserializer<StabilityCriteria> {
        /** For Jackson. */
        public CriteriaReader() {}

        @Override
        public StabilityCriteria deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            return node.getNodeType() == JsonNodeType.STRING
                    ? StabilityCriteria.of(node.asText())
                    : context.readTreeAsValue(node, StabilityCriteria.class);
        }
    }
}
