package rulezoo.simulator.protocol;

import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import rulezoo.simulator.network.NetworkSpec;
import rulezoo.simulator.rule.Pathway;

/** One stretch of an experiment. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Phase.Run.class, name = "run"),
        @JsonSubTypes.Type(value = Phase.Probe.class, name = "probe"),
        @JsonSubTypes.Type(value = Phase.Sequence.class, name = "sequence")})
public sealed interface Phase extends Serializable {
    /** {@return the name of the phase in results} */
    String label();

    /** {@return the biological time that the phase takes, in seconds} */
    double durationSeconds();

    /** {@return the duration in integration steps} */
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
     * @param frozen pathways whose weights are held from here on, until another run holds others; probes in
     *        between inherit it
     */
    record Run(String label, double durationSeconds, @Nullable Stimulus stimulus, boolean scored,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<Pathway> frozen) implements Phase {
        /** @throws IllegalArgumentException if the duration is not a positive multiple of the delay */
        public Run {
            requireDuration(label, durationSeconds);
            // absent in records of before pathways could be frozen
            frozen = frozen == null || frozen.isEmpty()
                    ? Set.of()
                    : Collections.unmodifiableSet(EnumSet.copyOf(frozen));
        }

        /**
         * A run in which no pathway is held.
         *
         * @param label name of the phase
         * @param durationSeconds a positive multiple of the axonal delay
         * @param stimulus pattern shown, or null for background alone
         * @param scored whether stability metrics are computed over this phase
         */
        public Run(String label, double durationSeconds, @Nullable Stimulus stimulus, boolean scored) {
            this(label, durationSeconds, stimulus, scored, Set.of());
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
        /** @throws IllegalArgumentException if the duration is not a positive multiple of the delay */
        public Probe {
            requireDuration(label, durationSeconds);
        }
    }

    /**
     * Part of a {@link Sequence}.
     *
     * @param durationSeconds a positive multiple of the axonal delay
     * @param stimulus pattern shown, or null for background alone
     */
    record Element(double durationSeconds, @Nullable Stimulus stimulus) implements Serializable {
        /** @throws IllegalArgumentException if the duration is not a positive multiple of the delay */
        public Element {
            requireDuration("element", durationSeconds);
        }

        /** {@return the duration in integration steps} */
        public int steps() {
            return Math.toIntExact(Math.round(durationSeconds / NetworkSpec.STEP_SECONDS));
        }
    }

    /**
     * A probe with several stimuli one after another; an observer sees the answer. The state is restored
     * afterwards.
     *
     * @param label name of the phase
     * @param elements what is shown, at least one
     * @param plastic whether plasticity acts during the probe
     */
    record Sequence(String label, List<Element> elements, boolean plastic) implements Phase {
        /** @throws IllegalArgumentException if there is no element */
        public Sequence {
            elements = List.copyOf(elements);
            if (elements.isEmpty()) {
                throw new IllegalArgumentException("phase " + label + " shows nothing");
            }
        }

        @Override
        public double durationSeconds() {
            return elements.stream().mapToDouble(Element::durationSeconds).sum();
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
