package rulezoo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rulezoo.evolve.SearchPreset;
import rulezoo.evolve.SearchSettings;
import rulezoo.simulator.codependent.HiddenLayers;
import rulezoo.simulator.engine.CodependentSpec;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkModel;

/** Searches in the networks that are not the recurrent spiking one. */
final class ModelSearch {
    private ModelSearch() {}

    /**
     * The settings of the smallest search with a model's network, rules, protocol and criteria, and without
     * screens: those are made for the recurrent spiking network.
     *
     * @param model the model
     * @param layers file with frozen layers, or null for those of the model
     * @throws IOException if the file cannot be read
     */
    static SearchSettings settings(ModelPreset model, @Nullable Path layers) throws IOException {
        return SearchPreset.SMALL.settings().but().network(network(model, layers)).family(model.family())
                .plastic(model.plastic()).protocol(model.protocol()).criteria(model.criteria()).screens(List.of())
                .auditShare(0).build();
    }

    /** The network of a model, with other frozen layers if a file is given. */
    static NetworkModel network(ModelPreset model, @Nullable Path layers) throws IOException {
        if (layers == null) {
            return model.network();
        }
        if (model != ModelPreset.CODEPENDENT_MLP) {
            throw new IllegalArgumentException(
                    "--layers goes with --model codependent-mlp only, not with " + model.id());
        }
        return new CodependentSpec(model.network().recurrent().orElseThrow(), HiddenLayers.read(layers));
    }
}
