package rulezoo.cli.option;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import rulezoo.simulator.codependent.HiddenLayers;
import rulezoo.simulator.engine.CodependentSpec;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkModel;

/** Frozen layers that a model has in place of its own. */
public final class LayersOption {
    @Option(names = "--layers", paramLabel = "FILE.csv", description = """
            With --model codependent-mlp: a table of frozen hidden layers (columns index, part and value), which \
            replace the ones drawn with the seed.""")
    private @Nullable Path layers;

    /** Refuses layers for a model that has none, or where no model is named. */
    public void requireModel(@Nullable ModelPreset model) {
        if (layers != null && model != ModelPreset.CODEPENDENT_MLP) {
            throw new IllegalArgumentException("--layers goes with --model codependent-mlp only"
                    + (model == null ? "" : ", not with " + model.id()));
        }
    }

    /** The network of a model, with other frozen layers if a file is given. */
    public NetworkModel network(ModelPreset model) throws IOException {
        requireModel(model);
        return layers == null
                ? model.network()
                : new CodependentSpec(model.network().recurrent().orElseThrow(), HiddenLayers.read(layers));
    }
}
