package rulezoo.analysis.paper;

import java.util.Locale;

/** How much is simulated for a figure. */
public enum Scale {
    /** Half an hour of a core for all figures: networks of 1024 neurons, few rules and seeds. */
    QUICK("networks of 1024 neurons, few rules; half an hour of one core for all figures"),
    /**
     * A night on a workstation of several cores: networks and protocols as published, tens of rules, delays of a
     * minute.
     */
    WORKSTATION(
            "networks and protocols as published, tens of rules, delays of a minute; a night on a workstation of several cores"),
    /** Networks, protocols, delays and numbers of seeds as published, hundreds of rules: a cluster. */
    FULL("networks, delays and seeds as published, hundreds of rules; a cluster");

    private final String about;

    Scale(String about) {
        this.about = about;
    }

    /** {@return what it means, in a few words} */
    public String about() {
        return about;
    }

    /** {@return the name on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
