package rulezoo.simulator.rule;

/** The two cell classes of the recurrent network. */
public enum Population {
    /** Excitatory neurons: their spikes open AMPA and, through it, NMDA conductances. */
    EXCITATORY('E'),
    /** Inhibitory neurons: their spikes open GABA conductances. */
    INHIBITORY('I');

    private final char symbol;

    Population(char symbol) {
        this.symbol = symbol;
    }

    /** {@return one letter, as in the name of a pathway: {@code E} or {@code I}} */
    public char symbol() {
        return symbol;
    }
}
