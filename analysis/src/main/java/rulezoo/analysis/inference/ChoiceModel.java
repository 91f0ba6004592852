package rulezoo.analysis.inference;

/**
 * What may explain whether a fly accepts an odour: shares that never change, or weights that a rule changes.
 */
public sealed interface ChoiceModel permits FixedShares, FlyModel {
    /** {@return the name in tables} */
    String id();

    /** {@return a short name for figures} */
    String label();

    /** {@return whether rewards have a say, so that the model can learn from them} */
    boolean learns();
}
