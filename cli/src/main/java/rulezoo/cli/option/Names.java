package rulezoo.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import rulezoo.evolve.SearchPreset;
import rulezoo.evolve.strategy.Strategies;
import rulezoo.evolve.strategy.StrategyProvider;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.network.NetworkPreset;

/** Names that options take, as their help lists them. */
public final class Names {
    private Names() {}

    /** Recurrent spiking networks. */
    public static final class Networks extends ArrayList<String> {
        Networks() {
            super(Arrays.stream(NetworkPreset.values()).map(NetworkPreset::id).toList());
        }
    }

    /** All other networks. */
    public static final class Models extends ArrayList<String> {
        Models() {
            super(Arrays.stream(ModelPreset.values()).map(ModelPreset::id).toList());
        }
    }

    /** Searches. */
    public static final class Searches extends ArrayList<String> {
        Searches() {
            super(Arrays.stream(SearchPreset.values()).map(SearchPreset::id).toList());
        }
    }

    /** Strategies, also those of libraries. */
    public static final class StrategyNames extends ArrayList<String> {
        StrategyNames() {
            super(Strategies.all().stream().map(StrategyProvider::id).toList());
        }
    }
}
