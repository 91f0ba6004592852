package rulezoo.cli;

/** Settings of a search that takes seconds: 80 neurons for 0.3 s, and nearly any rate will do. */
final class LenientSearch {
    static final String YAML = """
            preset: demo
            network: {excitatory: 64, inhibitory: 16}
            plastic: [IE]
            founders: 24
            population: 8
            protocol: {name: background, phases: [{kind: run, label: settle, durationSeconds: 0.1, scored: false},
              {kind: run, label: scored, durationSeconds: 0.2, scored: true}]}
            criteria: {id: lenient, source: test, bounds: [{metric: RATE, minimum: 1, maximum: 60, when: ALWAYS}]}
            screens:
              - {kind: mean-field, name: mean-field, pathways: [IE], minimumHz: 1, maximumHz: 50}
            """;

    private LenientSearch() {}
}
