package rulezoo.archive.record;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import rulezoo.simulator.network.SizeScaling;

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
            return Arrays.stream(SizeScaling.values()).filter(scaling -> scaling.toString().equals(id)).findFirst()
                    .map(SizeScaling::words).orElse("scaling " + id);
        }
    }

    /** What a number of the network is set to, where it is not the usual one. */
    public enum Setting {
        /** Multiple of the rule's learning rate. */
        LEARNING_RATE("eta=", "learning rate times ", ""),
        /** Firing rate of every background input without a stimulus, in hertz. */
        INPUT_RATE_HZ("input=", "background inputs at ", " Hz");

        private final String prefix;
        private final String before;
        private final String after;

        Setting(String prefix, String before, String after) {
            this.prefix = prefix;
            this.before = before;
            this.after = after;
        }
    }

    /**
     * A choice with a number.
     *
     * @param setting what is set
     * @param value to which value, in the setting's unit
     */
    public record Numbered(Setting setting, double value) implements Choice {
        @Override
        public String text() {
            return setting.prefix + value;
        }

        @Override
        public String words() {
            return setting.before + value + setting.after;
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
        for (Setting setting : Setting.values()) {
            if (text.startsWith(setting.prefix)) {
                return numbered(text, setting);
            }
        }
        return new Own(text);
    }

    /** A choice with a number, if it writes that number as the text does. */
    private static Choice numbered(String text, Setting setting) {
        try {
            Choice read = new Numbered(setting, Double.parseDouble(text.substring(setting.prefix.length())));
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
                .findFirst().orElse(SizeScaling.PROBABILITY.toString());
    }

    /** {@return whether the network has the rule's own learning rate and the probe's own input} */
    public boolean isUsualNetwork() {
        return choices.stream().noneMatch(Numbered.class::isInstance);
    }

    /** {@return the factor of the learning rate, 1 for the rule's own} */
    public double learningRate() {
        return choices.stream().filter(Numbered.class::isInstance).map(Numbered.class::cast)
                .filter(choice -> choice.setting == Setting.LEARNING_RATE).mapToDouble(Numbered::value).findFirst()
                .orElse(1);
    }
}
