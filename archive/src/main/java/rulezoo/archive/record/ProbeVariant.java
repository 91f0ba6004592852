package rulezoo.archive.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/**
 * The choices of a plan that differ from the usual ones. Records of different variants are never pooled.
 * Files hold the {@link #text}, in which choices stand in the order in which they were made.
 *
 * @param choices the choices, in their order
 */
public record ProbeVariant(List<Choice> choices) implements Serializable {
    /** No choice differs. */
    public static final ProbeVariant USUAL = new ProbeVariant(List.of());

    private static final String BETWEEN = " ";
    private static final String USUAL_SCALING = "probability";

    public ProbeVariant {
        choices = List.copyOf(choices);
    }

    /** One choice. */
    public sealed interface Choice extends Serializable {
        /** {@return the choice as files hold it, {@code name=value} or a name; without spaces} */
        String text();

        /** {@return the choice for people} */
        String words();
    }

    /** A choice without a number. */
    public enum Flag implements Choice {
        /** The plastic network saw background alone instead of a training. */
        UNTRAINED("untrained", "background instead of training"),
        /**
         * Knocked-out pathways kept the weights that the full rule had settled on. Without it they kept their initial
         * weights.
         */
        FROZEN_SETTLED("frozen=settled", "knocked-out pathways keep the weights that they had settled on"),
        /** Input and patterns of each size were chosen so that static networks answer alike. */
        MATCH_STATIC("match=static", "input chosen so that static networks of all sizes answer alike");

        private final String text;
        private final String words;

        Flag(String text, String words) {
            this.text = text;
            this.words = words;
        }

        @Override
        public String text() {
            return text;
        }

        @Override
        public String words() {
            return words;
        }
    }

    /**
     * What stayed fixed when the size changed, where that is not the connection probability.
     *
     * @param id name of the scaling
     */
    public record Scaling(String id) implements Choice {
        private static final String NAME = "scaling=";

        @Override
        public String text() {
            return NAME + id;
        }

        @Override
        public String words() {
            return switch (id) {
                case "in-degree" -> "neurons keep their number of synapses when N changes";
                case "sqrt" -> "weights and learning rate scale with 1/\u221aN";
                case "nothing" -> "connection probability, weights and learning rate are the same at every N";
                default -> "scaling " + id;
            };
        }
    }

    /**
     * A learning rate that is not the rule's.
     *
     * @param factor multiple of it
     */
    public record LearningRate(double factor) implements Choice {
        private static final String NAME = "eta=";

        @Override
        public String text() {
            return NAME + factor;
        }

        @Override
        public String words() {
            return "learning rate times " + factor;
        }
    }

    /**
     * A background input that is not that of the probe's network.
     *
     * @param hz firing rate of every input without a stimulus
     */
    public record InputRate(double hz) implements Choice {
        private static final String NAME = "input=";

        @Override
        public String text() {
            return NAME + hz;
        }

        @Override
        public String words() {
            return "background inputs at " + hz + " Hz";
        }
    }

    /**
     * A choice of one probe alone.
     *
     * @param text {@code name=value}
     */
    public record Own(String text) implements Choice {
        @Override
        public String words() {
            return text.replace('=', ' ');
        }
    }

    /**
     * {@return the variant that a file holds}
     *
     * @param text choices with spaces between; empty for the usual ones
     */
    public static ProbeVariant parse(String text) {
        return text.isEmpty()
                ? USUAL
                : new ProbeVariant(Arrays.stream(text.split(BETWEEN, -1)).map(ProbeVariant::choice).toList());
    }

    private static Choice choice(String text) {
        for (Flag flag : Flag.values()) {
            if (flag.text.equals(text)) {
                return flag;
            }
        }
        if (text.startsWith(Scaling.NAME)) {
            return new Scaling(text.substring(Scaling.NAME.length()));
        }
        if (text.startsWith(LearningRate.NAME)) {
            return numbered(text, LearningRate.NAME, LearningRate::new);
        }
        if (text.startsWith(InputRate.NAME)) {
            return numbered(text, InputRate.NAME, InputRate::new);
        }
        return new Own(text);
    }

    /** A choice with a number, if it writes that number as the text does. */
    private static Choice numbered(String text, String name, DoubleFunction<Choice> choice) {
        try {
            Choice read = choice.apply(Double.parseDouble(text.substring(name.length())));
            return read.text().equals(text) ? read : new Own(text);
        } catch (NumberFormatException e) {
            return new Own(text);
        }
    }

    /** {@return the choices as files hold them, with spaces between; empty for the usual ones} */
    public String text() {
        return choices.stream().map(Choice::text).collect(Collectors.joining(BETWEEN));
    }

    /** {@return the choices for people; empty for the usual ones} */
    public String words() {
        return choices.stream().map(Choice::words).collect(Collectors.joining("; "));
    }

    /**
     * {@return whether a choice was made}
     *
     * @param flag the choice
     */
    public boolean has(Flag flag) {
        return choices.contains(flag);
    }

    /**
     * {@return this variant without one of its choices}
     *
     * @param flag the choice, made or not
     */
    public ProbeVariant without(Flag flag) {
        return new ProbeVariant(choices.stream().filter(choice -> choice != flag).toList());
    }

    /**
     * {@return this variant and one more choice behind the others}
     *
     * @param choice the choice
     */
    public ProbeVariant with(Choice choice) {
        List<Choice> more = new ArrayList<>(choices);
        more.add(choice);
        return new ProbeVariant(more);
    }

    /**
     * {@return how the network changed with its size; records that do not say it are of the kind that was the
     * only one once: probability (docs/probes.md)}
     */
    public String scaling() {
        return choices.stream().filter(Scaling.class::isInstance).map(Scaling.class::cast).map(Scaling::id)
                .findFirst().orElse(USUAL_SCALING);
    }

    /** {@return the factor of the learning rate, 1 for the rule's own} */
    public double learningRate() {
        return choices.stream().filter(LearningRate.class::isInstance).map(LearningRate.class::cast)
                .mapToDouble(LearningRate::factor).findFirst().orElse(1);
    }
}
