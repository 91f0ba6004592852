package rulezoo.evolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import rulezoo.evolve.judging.TrialScreen;
import rulezoo.evolve.strategy.Variation;
import rulezoo.simulator.network.NetworkPreset;
import rulezoo.simulator.rule.Pathway;
import rulezoo.simulator.stability.StabilityCriteria;

class SettingsJsonTest {
    private static SearchSettings read(String json) throws JsonProcessingException {
        return SettingsJson.read(JsonMapper.builder().build().readTree(json), SearchPreset.DEMO);
    }

    @ParameterizedTest
    @EnumSource(SearchPreset.class)
    void settingsComeBackAsTheyWereWritten(SearchPreset preset) {
        SearchSettings settings = preset.settings();
        assertEquals(settings, SettingsJson.read(SettingsJson.write(settings)));
    }

    @ParameterizedTest
    @EnumSource(SearchPreset.class)
    void allFieldsTogetherAreSettingsThatAUserMayWrite(SearchPreset preset) {
        SearchSettings settings = SettingsJson.read(
                SettingsJson.fields(preset.settings().but().budget(Budget.ofEvaluations(5)).build())
                        .putNull("founderPrior"),
                SearchPreset.SMALL);
        assertNull(settings.breeding().founderPrior());
        assertEquals(settings, SettingsJson.read(SettingsJson.fields(settings), SearchPreset.SMALL));
    }

    @Test
    void whatIsNotGivenComesFromThePreset() throws JsonProcessingException {
        SearchSettings read = read("""
                {"preset": "small", "network": "medium", "plastic": ["IE", "EE"], "criteria": "mem1k-2025",
                 "variation": {"mutationStep": 0.2}, "budget": {"evaluations": 500}}""");
        SearchSettings small = SearchPreset.SMALL.settings();
        assertEquals(NetworkPreset.MEDIUM.spec(), read.target().network());
        assertEquals(Set.of(Pathway.EE, Pathway.IE), read.target().plastic());
        assertEquals(StabilityCriteria.MEM1K_2025, read.target().criteria());
        assertEquals(new Variation(small.breeding().variation().crossoverProbability(),
                small.breeding().variation().mutationProbability(), 0.2, small.breeding().variation().immigrantShare()),
                read.breeding().variation());
        assertEquals(small.target().protocol(), read.target().protocol());
        assertEquals(500, read.budget().evaluations());
    }

    private static double rehearsal(SearchSettings settings) {
        return ((TrialScreen) settings.screening().screens().getLast()).tolerance();
    }

    @Test
    void screensOfAPresetFollowThePathwaysAndOnesThatAreGivenDoNot() throws JsonProcessingException {
        assertEquals(0.9, rehearsal(read("{\"preset\": \"medium\"}")));
        assertEquals(0.9, rehearsal(read("{\"preset\": \"medium\", \"plastic\": [\"EE\", \"EI\", \"IE\", \"II\"]}")));
        SearchSettings fewer = read("{\"preset\": \"medium\", \"plastic\": [\"EE\", \"IE\"]}");
        assertEquals(1.5, rehearsal(fewer));
        assertEquals(1.5, rehearsal(read("{\"preset\": \"medium\", \"everySubset\": true}")));
        assertEquals(0.9, rehearsal(SearchPreset.withScreensForPathways(
                fewer.but().plastic(Pathway.ALL).build())));
        ObjectNode given = SettingsJson.fields(SearchPreset.MEDIUM.settings());
        given.putArray("plastic").add("IE");
        assertEquals(0.9, rehearsal(SettingsJson.read(given, SearchPreset.SMALL)));
        SearchSettings none = fewer.but().screens(List.of()).build();
        assertEquals(none, SearchPreset.withScreensForPathways(none));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"populatoin\": 5}                  | populatoin",
            "{\"population\": \"many\"}           | population",
            "{\"population\": 3}                  | population must be at least 4: 3",
            "{\"confirmations\": 2}               | confirmations must be at least 3: 2",
            "{\"founders\": 10, \"population\": 50} | founders must be at least 50: 10",
            "{\"network\": \"huge\"}              | unknown network preset 'huge'",
            "{\"criteria\": \"none\"}             | unknown stability criteria 'none'",
            "{\"preset\": \"none\"}               | unknown search preset 'none'",
            "{\"plastic\": [\"XY\"]}              | plastic",
            "{\"plastic\": []}                    | plastic must name at least one pathway",
            "{\"budget\": {\"minutes\": 0}}       | budget: budget field minutes must be positive: 0.0",
            "{\"variation\": {\"mutationStep\": 0}} | mutationStep must lie between 0 and 1, without 0: 0.0",
            "{\"screens\": [{\"kind\": \"trial\", \"name\": \"x\", \"network\": \"huge\"}]} | unknown network preset 'huge'",
            "{\"screens\": [{\"kind\": \"trial\", \"name\": \"x\", \"network\": \"tiny\", \"tolerance\": 1,"
                    + "\"protocol\": {\"name\": \"b\", \"phases\": [{\"kind\": \"run\", \"label\": \"s\","
                    + "\"durationSeconds\": 1, \"scored\": false}]}}]} | screen x has no scored phase",
            "{\"criteria\": null}               | field criteria has no value",
            "[1]                                  | search settings must be fields"})
    void aWrongSettingIsRefusedByName(String json, String expected) {
        String message = assertThrows(IllegalArgumentException.class, () -> read(json)).toString();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void theRunIsAFunctionOfEverythingButTheBudget() {
        SearchSettings settings = SearchPreset.DEMO.settings();
        String run = SettingsJson.runId(settings);
        assertEquals(run, SettingsJson.runId(settings.but().budget(Budget.ofEvaluations(7)).build()));
        assertNotEquals(run, SettingsJson.runId(settings.but().seed(2).build()));
        assertNotEquals(run, SettingsJson.runId(settings.but().plastic(Set.of(Pathway.IE)).build()));

    }
}
