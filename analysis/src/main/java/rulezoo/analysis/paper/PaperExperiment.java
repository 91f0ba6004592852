package rulezoo.analysis.paper;

/** Simulations of the recurrent spiking network that figures read from a zoo, and share. */
public enum PaperExperiment {
    /** A search for stable rules on all four pathways. */
    EVOLVED("a search for stable rules"),
    /** The familiarity task of Mem1k on evolved rules. */
    FAMILIARITY("their familiarity task"),
    /** The same with one pathway alone plastic, and with one that is not. */
    KNOCK_OUTS("their knock-outs"),
    /** Distance of evolved rules to the edge of stability. */
    EDGE("their distance to instability"),
    /** Recovery of the rate of evolved rules after a lasting change of the input. */
    RECOVERY("the recovery of their rate"),
    /** A search for rules with a background rate above 30 Hz, and their familiarity task. */
    HIGH_RATES("a search for rules above 30 Hz and their familiarity task"),
    /** The familiarity task of MBA on iSTDP. */
    ISTDP("iSTDP"),
    /** The same at 0.3 times the learning rate. */
    ISTDP_SLOW("iSTDP at 0.3 times the learning rate"),
    /** The same on the five published variants of iSTDP. */
    ISTDP_VARIANTS("five variants of iSTDP");

    private final String about;

    PaperExperiment(String about) {
        this.about = about;
    }

    /** {@return what is simulated, in a few words} */
    public String about() {
        return about;
    }
}
