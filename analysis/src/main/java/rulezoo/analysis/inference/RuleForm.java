package rulezoo.analysis.inference;

import rulezoo.simulator.rate.RateMlp;

/** How a rule is written down, and so what its coefficients mean (docs/science.md, 1.4). */
public enum RuleForm {
    /** Taylor series in x, y, w and r, see {@link TaylorTerms}. */
    TAYLOR(TaylorTerms.ALL) {
        @Override
        WeightUpdate update() {
            return new TaylorUpdate();
        }
    },
    /** A small network of (x, r, w), see {@link RateMlp}. */
    MLP_XRW(RateMlp.size(3)) {
        @Override
        WeightUpdate update() {
            return new MlpUpdate(3);
        }
    },
    /** A small network of (x, y, w, r). */
    MLP_XYWR(RateMlp.size(4)) {
        @Override
        WeightUpdate update() {
            return new MlpUpdate(4);
        }
    };

    private final int size;

    RuleForm(int size) {
        this.size = size;
    }

    /** {@return the number of coefficients} */
    public int size() {
        return size;
    }

    /** A new weight update of this form, for one thread. */
    abstract WeightUpdate update();
}
