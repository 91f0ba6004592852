package rulezoo.simulator.engine;

import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.SixParameterRule;

/** The six-parameter rule of one pathway in single precision, with the learning rate multiplied in. */
final class Plasticity {
    final TraceClock preClock;
    final TraceClock postClock;
    final float etaAlpha;
    final float etaBeta;
    final float etaGamma;
    final float etaKappa;
    final float maximumWeight;

    Plasticity(SixParameterRule rule, NetworkSpec network) {
        preClock = new TraceClock(rule.tauPreSeconds());
        postClock = new TraceClock(rule.tauPostSeconds());
        double eta = network.learningRate();
        etaAlpha = (float) (eta * rule.alpha());
        etaBeta = (float) (eta * rule.beta());
        etaGamma = (float) (eta * rule.gamma());
        etaKappa = (float) (eta * rule.kappa());
        maximumWeight = (float) network.maximumWeight();
    }

    /** w + eta (alpha + kappa x_post), clipped. */
    float afterArrival(float weight, float scaledPostTrace, int slot) {
        return clip(weight + Fma.fma(etaKappa * postClock.factor[slot], scaledPostTrace, etaAlpha), maximumWeight);
    }

    /** w + eta (beta + gamma x_pre), clipped. */
    float afterPostSpike(float weight, float scaledPreTrace, int slot) {
        return clip(weight + Fma.fma(etaGamma * scaledPreTrace, preClock.factor[slot], etaBeta), maximumWeight);
    }

    /** The weight within its bounds, 0 and the maximum. */
    static float clip(float weight, float maximum) {
        float positive = weight > 0 ? weight : 0;
        return positive < maximum ? positive : maximum;
    }
}
