package rulezoo.archive.record;

import java.io.Serializable;

/**
 * What came of a probe's simulation.
 *
 * @param blowUpSeconds when the rate checker ended the run, or -1
 * @param rateBeforeHz excitatory rate in the last second before the test
 * @param stable whether the criteria were met up to the test; an unstable network has no memory score
 * @param criteria id of these criteria
 * @param responses responses to the patterns; {@link PatternResponses#NONE} of a probe that compares none,
 *        and of a run that ended before the test
 * @param fingerprint what a replay must give again
 */
public record ProbeOutcome(double blowUpSeconds, double rateBeforeHz, boolean stable, String criteria,
        PatternResponses responses, Fingerprint fingerprint) implements Serializable {}
