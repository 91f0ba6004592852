package rulezoo.cli.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import rulezoo.cli.option.LayersOption;
import rulezoo.cli.option.Names;
import rulezoo.cli.option.StrictYaml;
import rulezoo.evolve.ModelSearch;
import rulezoo.evolve.SearchPreset;
import rulezoo.evolve.SearchSettings;
import rulezoo.evolve.SettingsJson;
import rulezoo.simulator.model.ModelPreset;
import rulezoo.simulator.rule.Pathway;

/** What a search looks for, as options. */
final class SettingsOptions {
    static final SearchPreset DEFAULT = SearchPreset.SMALL;
    private static final String EACH = "each";

    @ArgGroup
    private @Nullable Source source;

    @Option(names = "--pathways", paramLabel = "LIST", description = """
            Plastic pathways, for example EE,IE (default: those of the preset). 'each' searches all 15 sets of \
            pathways side by side, into one zoo.""")
    private @Nullable String pathways;

    @Mixin
    private LayersOption layers = new LayersOption();

    /** Where the settings come from. */
    private static final class Source {
        @Option(names = "--preset", paramLabel = "NAME", completionCandidates = Names.Searches.class, description = "One of ${COMPLETION-CANDIDATES} (default: continue the search that the zoo holds; in a new"
                + " zoo: small).")
        private @Nullable String preset;

        @Option(names = "--config", paramLabel = "FILE", description = "YAML file that names a preset and the settings that differ from it, for example 'preset: small' and"
                + " 'population: 200'.")
        private @Nullable Path config;

        @Option(names = "--model", paramLabel = "NAME", completionCandidates = Names.Models.class, description = "Search in another network than the recurrent spiking one: ${COMPLETION-CANDIDATES}.")
        private @Nullable String model;
    }

    /** The settings that a preset, file or model names, if one is given. */
    Optional<SearchSettings> fromSource() throws IOException {
        if (source == null) {
            return Optional.empty();
        }
        if (source.model != null) {
            ModelPreset model = ModelPreset.of(source.model);
            return Optional.of(ModelSearch.settings(model, layers.network(model)));
        }
        layers.requireModel(null);
        return Optional.of(source.config == null
                ? SearchPreset.of(String.valueOf(source.preset)).settings()
                : fromFile(source.config));
    }

    private static SearchSettings fromFile(Path file) throws IOException {
        JsonNode changes = StrictYaml.read(file);
        try {
            return SettingsJson.read(changes, DEFAULT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    /** Settings with the pathways that are given. */
    SearchSettings withPathways(SearchSettings settings) {
        if (pathways == null) {
            return settings;
        }
        boolean each = pathways.equalsIgnoreCase(EACH);
        return SearchPreset.withScreensForPathways(settings.but()
                .plastic(each ? Pathway.ALL : Pathway.parse(pathways)).everySubset(each).build());

    }
}
