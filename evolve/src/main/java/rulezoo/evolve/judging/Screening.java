package rulezoo.evolve.judging;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a rule goes through before anything dear is spent on it.
 *
 * @param screens cheap tests, the cheapest first
 * @param auditShare share of the rules rejected by a screen that are confirmed nevertheless, to measure what
 *        the screens miss
 */
public record Screening(List<Screen> screens, double auditShare) implements Serializable {
    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    /** @throws IllegalArgumentException if the share is none, or a screen has no name of its own */
    public Screening {
        screens = List.copyOf(screens);
        if (!(auditShare >= 0 && auditShare <= 1)) {
            throw new IllegalArgumentException("field auditShare must lie between 0 and 1: " + auditShare);
        }
        Set<String> names = new HashSet<>();
        for (Screen screen : screens) {
            if (screen.name() == null || !NAME.matcher(screen.name()).matches()
                    || Outcomes.AFTER_SCREENS.contains(screen.name())) {
                throw new IllegalArgumentException("field screens: a screen is named '" + screen.name()
                        + "': give it a name of letters, digits, '-' and '_' that is none of "
                        + String.join(", ", Outcomes.AFTER_SCREENS));
            }
            if (!names.add(screen.name())) {
                throw new IllegalArgumentException("two screens are named " + screen.name());
            }
        }
    }

    /** {@return how many of the first screens need no simulation} */
    public int leadingFormulas() {
        return (int) screens.stream().takeWhile(screen -> !(screen instanceof TrialScreen)).count();
    }
}
