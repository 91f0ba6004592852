package rulezoo.analysis.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Flies that learn nothing: an odour is accepted with a probability that does not depend on what happened
 * before. Shares are estimated as (accepted + 1) / (met + 2) (Laplace), which is never 0 or 1.
 */
public enum FixedShares implements ChoiceModel {
    /** One share. */
    SHARE("share"),
    /** A share for each odour. */
    SHARE_OF_ODOUR("odour"),
    /** A share for each odour and block. */
    SHARE_OF_ODOUR_AND_BLOCK("odour, block"),
    /** Three shares, one after the other; when they change is fitted, too. */
    THREE_SHARES("3 shares");

    private final String label;

    FixedShares(String label) {
        this.label = label;
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public boolean learns() {
        return false;
    }

    /**
     * Estimates the shares.
     *
     * @param flies whose encounters count
     * @param weights how much each encounter of the only fly counts; none if all count
     */
    Fitted fit(List<Fly> flies, double[] weights) {
        int moments = flies.stream().mapToInt(Fly::encounters).max().orElseThrow();
        int cells = switch (this) {
            case SHARE -> 1;
            case SHARE_OF_ODOUR -> Fly.ODOURS;
            case SHARE_OF_ODOUR_AND_BLOCK ->
                Fly.ODOURS * flies.stream().mapToInt(Fly::blockCount).max().orElseThrow();
            case THREE_SHARES -> moments;
        };
        double[] accepted = new double[cells];
        double[] met = new double[cells];
        Fitted empty = new Fitted(this, new double[0], moments);
        for (Fly fly : flies) {
            for (int t = 0; t < fly.encounters(); t++) {
                double weight = weights.length == 0 ? 1 : weights[t];
                int cell = empty.cell(fly, t);
                met[cell] += weight;
                accepted[cell] += fly.accepted()[t] ? weight : 0;
            }
        }
        double[] shares = new double[cells];
        if (this == THREE_SHARES) {
            Stretches stretches = new Stretches(accepted, met);
            int[] ends = stretches.three();
            Arrays.setAll(shares, cell -> cell < ends[0]
                    ? stretches.share(0, ends[0])
                    : cell < ends[1]
                            ? stretches.share(ends[0], ends[1])
                            : stretches.share(ends[1], cells));
        } else {
            Arrays.setAll(shares, cell -> (accepted[cell] + 1) / (met[cell] + 2));
        }
        return new Fitted(this, shares, moments);
    }

    /**
     * Estimated shares.
     *
     * @param model what they depend on
     * @param shares by cell
     * @param moments moments of a life, for shares that change with time
     */
    record Fitted(FixedShares model, double[] shares, int moments) {
        /** Deviance of weighted encounters, in nats; a block that was not seen before counts as one half. */
        double deviance(Fly fly, double[] weights) {
            double sum = 0;
            for (int t = 0; t < fly.encounters(); t++) {
                int cell = cell(fly, t);
                double share = cell < shares.length ? shares[cell] : 0.5;
                sum -= weights[t] * StrictMath.log(fly.accepted()[t] ? share : 1 - share);
            }
            return 2 * sum;
        }

        private int cell(Fly fly, int t) {
            return switch (model) {
                case SHARE -> 0;
                case SHARE_OF_ODOUR -> fly.odours()[t];
                case SHARE_OF_ODOUR_AND_BLOCK -> fly.odours()[t] + Fly.ODOURS * fly.blocks()[t];
                case THREE_SHARES -> (int) ((long) t * moments / fly.encounters());
            };
        }
    }

    /** Sums over stretches of moments, and where to cut a life in three. */
    private static final class Stretches {
        private final double[] accepted;
        private final double[] met;

        Stretches(double[] accepted, double[] met) {
            this.accepted = cumulative(accepted);
            this.met = cumulative(met);
        }

        private static double[] cumulative(double[] values) {
            double[] sums = new double[values.length + 1];
            for (int i = 0; i < values.length; i++) {
                sums[i + 1] = sums[i] + values[i];
            }
            return sums;
        }

        double share(int from, int to) {
            return (accepted[to] - accepted[from] + 1) / (met[to] - met[from] + 2);
        }

        private double logLikelihood(int from, int to) {
            double p = share(from, to);
            double yes = accepted[to] - accepted[from];
            double no = met[to] - met[from] - yes;
            return yes * StrictMath.log(p) + no * StrictMath.log(1 - p);
        }

        /** The best single cut, the best second one beside it, and each once more beside the other. */
        int[] three() {
            int all = met.length - 1;
            int first = cut(0, all);
            int left = cut(0, first);
            int right = cut(first, all);
            boolean cutLeft = logLikelihood(0, left) + logLikelihood(left, first)
                    - logLikelihood(0, first) > logLikelihood(first, right) + logLikelihood(right, all)
                            - logLikelihood(first, all);
            int low = cut(0, cutLeft ? first : right);
            return new int[]{low, cut(low, all)};
        }

        private int cut(int from, int to) {
            int best = from;
            double most = Double.NEGATIVE_INFINITY;
            for (int at = from; at <= to; at++) {
                double value = logLikelihood(from, at) + logLikelihood(at, to);
                if (value > most) {
                    most = value;
                    best = at;
                }
            }
            return best;
        }
    }
}
