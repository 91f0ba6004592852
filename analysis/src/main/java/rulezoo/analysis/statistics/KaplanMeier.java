package rulezoo.analysis.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The Kaplan-Meier estimate of a survival curve, with pointwise intervals from Greenwood's variance on the
 * log-log scale (as R {@code survfit(Surv(time, event) ~ 1, conf.type = "log-log")}; Kaplan and Meier, J. Am.
 * Stat. Assoc. 53:457, 1958).
 *
 * @param steps one for each time at which something ends, ascending
 * @param subjects number of subjects
 * @param censored how many of them were still alive when last seen
 */
public record KaplanMeier(List<Step> steps, int subjects, int censored) {
    public KaplanMeier {
        steps = List.copyOf(steps);
    }

    /**
     * One time.
     *
     * @param time the time
     * @param survival fraction that lives beyond it, with its interval; n is the number at risk just before.
     *        There is no interval where the fraction is 0
     * @param standardError Greenwood's standard error of the fraction
     */
    public record Step(double time, Estimate survival, double standardError) {}

    /**
     * Estimates the curve.
     *
     * @param times when each subject ended or was last seen
     * @param ended whether it ended then
     * @return the curve, whose time is in the unit of the times given
     */
    public static KaplanMeier of(double[] times, boolean[] ended) {
        double z = new NormalDistribution().inverseCumulativeProbability((1 + Estimate.LEVEL) / 2);
        List<Step> steps = new ArrayList<>();
        double survival = 1;
        double greenwood = 0;
        int censored = times.length;
        for (double time : Arrays.stream(times).distinct().sorted().toArray()) {
            int atRisk = 0;
            int ends = 0;
            for (int i = 0; i < times.length; i++) {
                atRisk += times[i] >= time ? 1 : 0;
                ends += times[i] == time && ended[i] ? 1 : 0;
            }
            if (ends > 0) {
                survival *= 1 - (double) ends / atRisk;
                greenwood += (double) ends / ((double) atRisk * (atRisk - ends));
                steps.add(step(time, survival, greenwood, atRisk, z));
                censored -= ends;
            }
        }
        return new KaplanMeier(steps, times.length, censored);
    }

    private static Step step(double time, double survival, double greenwood, int atRisk, double z) {
        if (survival == 0) {
            return new Step(time, new Estimate(0, Double.NaN, Double.NaN, atRisk), 0);
        }
        double logLog = Math.log(-Math.log(survival));
        double half = z * Math.sqrt(greenwood) / -Math.log(survival);
        return new Step(time, new Estimate(survival, Math.exp(-Math.exp(logLog + half)),
                Math.exp(-Math.exp(logLog - half)), atRisk), survival * Math.sqrt(greenwood));
    }
}
