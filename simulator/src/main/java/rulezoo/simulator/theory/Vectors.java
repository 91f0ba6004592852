package rulezoo.simulator.theory;

/** Plain vector arithmetic, summed in ascending order. */
final class Vectors {
    private Vectors() {}

    static double dot(double[] a, double[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException("vectors of " + a.length + " and " + b.length + " numbers do not fit");
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return StrictMath.sqrt(dot(a, a));
    }

    /** a + factor b. */
    static double[] plus(double[] a, double factor, double[] b) {
        double[] sum = a.clone();
        for (int i = 0; i < a.length; i++) {
            sum[i] += factor * b[i];
        }
        return sum;
    }

    static double distance(double[] a, double[] b) {
        return norm(plus(a, -1, b));
    }

    /** A unit vector of two dimensions at an angle in radians. */
    static double[] atAngle(double radians) {
        return new double[]{StrictMath.cos(radians), StrictMath.sin(radians)};
    }
}
