package rulezoo.simulator.protocol;

import java.io.Serializable;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;

/** One stretch of an experiment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Phase.Run.class, name = "run"),
        @JsonSubTypes.Type(value = Phase.Probe.class, name = "probe")})
public sealed interface Phase extends Serializable {
    /** Name of the phase in results. */
    String label();

    /** Biological time the phase takes. */
    double durationSeconds();

    /** Duration in integration steps. */
    default int steps() {
        return Math.toIntExact(Math.round(durationSeconds() / NetworkSpec.STEP_SECONDS));
    }

    /**
     * The network lives on: plasticity acts, and the next phase starts where this one ends.
     *
     * @param label name of the phase
     * @param durationSeconds a positive multiple of the axonal delay
     * @param stimulus pattern shown, or null for background alone
     * @param scored whether stability metrics are computed over this phase
     */
    record Run(String label, double durationSeconds, @Nullable Stimulus stimulus, boolean scored) implements Phase {
        /**
         * @throws IllegalArgumentException if the duration is not a positive multiple of the delay
         */
        public Run {
            requireDuration(label, durationSeconds);
        }
    }

    /**
     * The response to a stimulus is measured from the state the network is in, and that state is restored
     * afterwards, so that the probe leaves no trace.
     *
     * @param label name of the phase
     * @param durationSeconds a positive multiple of the axonal delay
     * @param stimulus pattern shown
     * @param plastic whether plasticity acts during the probe
     */
    record Probe(String label, double durationSeconds, Stimulus stimulus, boolean plastic) implements Phase {
        /**
         * @throws IllegalArgumentException if the duration is not a positive multiple of the delay
         */
        public Probe {
            requireDuration(label, durationSeconds);
        }
    }

    private static void requireDuration(String label, double seconds) {
        double blocks = seconds / (NetworkSpec.DELAY_STEPS * NetworkSpec.STEP_SECONDS);
        if (!(blocks >= 1) || Math.abs(blocks - Math.rint(blocks)) > 1e-6 * blocks || blocks > 2e8) {
            throw new IllegalArgumentException(
                    "duration of phase " + label + " must be a positive multiple of 0.8 ms: " + seconds + " s");
        }
    }
}
