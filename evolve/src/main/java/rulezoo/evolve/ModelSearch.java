package rulezoo.evolve;

import java.util.List;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkModel;

/** Searches in the networks that are not the recurrent spiking one. */
public final class ModelSearch {
    private ModelSearch() {}

    /**
     * {@return the settings of the smallest search with a model's rules, protocol and criteria, and without
     * screens: those are made for the recurrent spiking network}
     *
     * @param model the model
     * @param network its network, perhaps with other frozen layers
     */
    public static SearchSettings settings(ModelPreset model, NetworkModel network) {
        return SearchPreset.SMALL.settings().but().network(network).family(model.family())
                .plastic(model.plastic()).protocol(model.protocol()).criteria(model.criteria()).screens(List.of())
                .auditShare(0).build();
    }
}
