package rulezoo.simulator.rule;

import java.io.Serializable;

/**
 * One coordinate of a rule family: what it is called, its unit and the box prior it is drawn from.
 *
 * @param name name in the literature, for example {@code tau_pre}
 * @param unit SI unit, or {@code 1} for a dimensionless coefficient
 * @param minimum lower end of the prior, inclusive
 * @param maximum upper end of the prior, inclusive
 */
public record Coefficient(String name, String unit, double minimum, double maximum) implements Serializable {
    /** @throws IllegalArgumentException if the bounds are not finite or not increasing */
    public Coefficient {
        if (!(Double.isFinite(minimum) && Double.isFinite(maximum) && minimum < maximum)) {
            throw new IllegalArgumentException(
                    "bounds of coefficient " + name + " must be finite and increasing: [" + minimum + ", " + maximum
                            + "]");
        }
    }

    /** {@return the width of the prior, in the coefficient's unit} */
    public double range() {
        return maximum - minimum;
    }
}
