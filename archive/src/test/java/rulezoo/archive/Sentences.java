package rulezoo.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Objects;
import org.junit.jupiter.api.function.Executable;

/** What users are told. */
public final class Sentences {
    private Sentences() {}

    /** The message, in one line, with which an action fails. */
    public static String of(Class<? extends Exception> type, Executable action) {
        String sentence = Objects.requireNonNull(assertThrows(type, action).getMessage());
        assertEquals(1, sentence.lines().count(), sentence);
        return sentence;
    }
}
