package rulezoo.simulator;

/** Which rulezoo this is. */
public final class Software {
    /** Version of this build, stored with every record. */
    public static final String VERSION = "0.2.0";

    private Software() {}
}
