package rulezoo.analysis.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rulezoo.simulator.rate.TaylorRule;

/**
 * Which of the 81 terms x^a y^b w^c r^d a fit may use. Whole coefficient vectors always have 81 numbers, in
 * the order of {@link TaylorRule#index(int, int, int, int)}; the free ones come in ascending order of that
 * index.
 */
public final class TaylorTerms {
    /** Number of terms of the full series. */
    public static final int ALL = 81;

    private final int[] free;

    private TaylorTerms(int[] free) {
        this.free = free;
    }

    /** {@return all 81 terms} */
    public static TaylorTerms all() {
        return upTo(2, 2, 2, 2);
    }

    /** {@return the 27 terms of x, y and w} */
    public static TaylorTerms withoutReward() {
        return upTo(2, 2, 2, 0);
    }

    /**
     * {@return the 27 terms of x, w and r: reward in the place of the postsynaptic rate, as in the published
     * repository}
     */
    public static TaylorTerms withoutPostsynaptic() {
        return upTo(2, 0, 2, 2);
    }

    /**
     * {@return the terms up to these powers}
     *
     * @param a highest power of x
     * @param b highest power of y
     * @param c highest power of w
     * @param d highest power of r
     */
    public static TaylorTerms upTo(int a, int b, int c, int d) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            int[] powers = powers(i);
            if (powers[0] <= a && powers[1] <= b && powers[2] <= c && powers[3] <= d) {
                indices.add(i);
            }
        }
        return of(indices);
    }

    /**
     * {@return just these terms}
     *
     * @param indices places in the vector of 81
     * @throws IllegalArgumentException if there is none, one comes twice, or one is not a place
     */
    public static TaylorTerms of(List<Integer> indices) {
        int[] sorted = indices.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        if (sorted.length == 0 || sorted.length != indices.size() || sorted[0] < 0
                || sorted[sorted.length - 1] >= ALL) {
            throw new IllegalArgumentException(
                    "terms must be different numbers between 0 and " + (ALL - 1) + ": " + indices);
        }
        return new TaylorTerms(sorted);
    }

    /** {@return the number of free coefficients} */
    public int size() {
        return free.length;
    }

    /**
     * {@return the place of a free coefficient in the vector of 81}
     *
     * @param number its number among the free ones, from 0
     */
    public int index(int number) {
        return free[number];
    }

    /** {@return the places of the free coefficients, ascending} The array is a copy. */
    public int[] indices() {
        return free.clone();
    }

    /**
     * {@return the free coefficients, laid out as a whole vector of 81}
     *
     * @param coefficients one for each free coefficient
     */
    public double[] spread(double[] coefficients) {
        double[] theta = new double[ALL];
        for (int k = 0; k < free.length; k++) {
            theta[free[k]] = coefficients[k];
        }
        return theta;
    }

    /**
     * {@return the powers of x, y, w and r of a term}
     *
     * @param index place in the vector of 81
     */
    public static int[] powers(int index) {
        int[] powers = new int[4];
        int rest = index;
        for (int factor = powers.length - 1; factor >= 0; factor--) {
            powers[factor] = rest % TaylorRule.POWERS;
            rest /= TaylorRule.POWERS;
        }
        return powers;
    }

    /**
     * A term in words, such as {@code y^2 w} or {@code 1}.
     *
     * @param index place in the vector of 81
     * @return its factors in the order x, y, w, r
     */
    public static String name(int index) {
        StringBuilder name = new StringBuilder();
        int[] powers = powers(index);
        for (int factor = 0; factor < powers.length; factor++) {
            if (powers[factor] > 0) {
                name.append(name.isEmpty() ? "" : " ").append("xywr".charAt(factor))
                        .append(powers[factor] > 1 ? "^" + powers[factor] : "");
            }
        }
        return name.isEmpty() ? "1" : name.toString();
    }

    @Override
    public String toString() {
        return Arrays.stream(free).mapToObj(TaylorTerms::name).toList().toString();
    }
}
