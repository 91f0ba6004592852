package rulezoo.analysis.paper;

/** How much is simulated for a figure. */
public enum Scale {
    /** Minutes, on small networks with few seeds. */
    QUICK,
    /** Networks, protocols and numbers of seeds of the paper. */
    FULL
}
