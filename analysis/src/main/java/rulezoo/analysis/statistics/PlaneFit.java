package rulezoo.analysis.statistics;

/** The sums that determine a least-squares fit of y on two predictors, u and v. */
final class PlaneFit {
    /** The predictors are of order 1: variances below this are rounding. */
    private static final double SINGULAR = 1e-9;

    private double n;
    private double u;
    private double v;
    private double y;
    private double uu;
    private double vv;
    private double uv;
    private double uy;
    private double vy;

    void add(double pointU, double pointV, double pointY) {
        n++;
        u += pointU;
        v += pointV;
        y += pointY;
        uu += pointU * pointU;
        vv += pointV * pointV;
        uv += pointU * pointV;
        uy += pointU * pointY;
        vy += pointV * pointY;
    }

    void add(PlaneFit other, int times) {
        n += times * other.n;
        u += times * other.u;
        v += times * other.v;
        y += times * other.y;
        uu += times * other.uu;
        vv += times * other.vv;
        uv += times * other.uv;
        uy += times * other.uy;
        vy += times * other.vy;
    }

    /** The sums of the same points with their means subtracted. */
    PlaneFit centred() {
        PlaneFit centred = new PlaneFit();
        if (n > 0) {
            centred.n = n;
            centred.uu = uu - u * u / n;
            centred.vv = vv - v * v / n;
            centred.uv = uv - u * v / n;
            centred.uy = uy - u * y / n;
            centred.vy = vy - v * y / n;
        }
        return centred;
    }

    /** Number of points. */
    double points() {
        return n;
    }

    double slopeOfU() {
        return slope(uu, uy, vv, vy);
    }

    double slopeOfV() {
        return slope(vv, vy, uu, uy);
    }

    /**
     * Slope of one predictor with the other one held; NaN if it does not vary, or only together with the other.
     */
    private double slope(double squares, double products, double otherSquares, double otherProducts) {
        if (squares <= SINGULAR * n) {
            return Double.NaN;
        }
        if (otherSquares <= SINGULAR * n) {
            return products / squares;
        }
        double determinant = squares * otherSquares - uv * uv;
        return determinant > SINGULAR * squares * otherSquares
                ? (otherSquares * products - uv * otherProducts) / determinant
                : Double.NaN;
    }
}
