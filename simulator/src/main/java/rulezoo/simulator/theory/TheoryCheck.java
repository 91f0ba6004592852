package rulezoo.simulator.theory;

import java.util.function.DoubleSupplier;

/**
 * One number of the theory that a simulation, or a second computation, must give.
 *
 * @param id short unique name, beginning with the equation
 * @param claim what is compared
 * @param expected the number that the theory or a published table states
 * @param tolerance largest allowed difference
 * @param measurement computes the number anew
 */
public record TheoryCheck(String id, String claim, double expected, double tolerance, DoubleSupplier measurement) {
    /**
     * A check that was done.
     *
     * @param check what was checked
     * @param measured the number that came out
     */
    public record Result(TheoryCheck check, double measured) {
        /** {@return whether the number is within the tolerance} */
        public boolean passed() {
            return StrictMath.abs(measured - check.expected) <= check.tolerance;
        }
    }

    /**
     * Does the check.
     *
     * @return the check with the number that came out
     */
    public Result run() {
        return new Result(this, measurement.getAsDouble());
    }

    @Override
    public String toString() {
        return id;
    }
}
