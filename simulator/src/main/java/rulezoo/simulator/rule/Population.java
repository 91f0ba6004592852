package rulezoo.simulator.rule;

/** The two cell classes of the recurrent network. */
public enum Population {
    /** Excitatory neurons: their spikes open AMPA and, through it, NMDA conductances. */
    EXCITATORY,
    /** Inhibitory neurons: their spikes open GABA conductances. */
    INHIBITORY
}
