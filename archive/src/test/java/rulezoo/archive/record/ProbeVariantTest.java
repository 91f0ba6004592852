package rulezoo.archive.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeVariantTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "frozen=settled", "untrained frozen=settled scaling=in-degree match=static eta=0.3",
            "tests=frozen", "eta=1e-1", "eta=x", "input=5.0", "untrained input=15.5", "input=5",
            "inputs=50 neurons=20 noise=0.05", "a  b", "frozen=settled2"})
    void theTextOfAFileIsKept(String text) {
        assertEquals(text, ProbeVariant.parse(text).text());
    }

    @Test
    void choicesAreKnownByTheirType() {
        ProbeVariant variant = ProbeVariant.parse("untrained frozen=settled scaling=sqrt tests=frozen eta=0.5");
        assertEquals(List.of(ProbeVariant.Flag.UNTRAINED, ProbeVariant.Flag.FROZEN_SETTLED,
                new ProbeVariant.Scaling("sqrt"), new ProbeVariant.Own("tests=frozen"),
                new ProbeVariant.Numbered(ProbeVariant.Setting.LEARNING_RATE, 0.5)), variant.choices());
        assertEquals(0.5, variant.learningRate());
        assertEquals(1, ProbeVariant.USUAL.learningRate());
        assertFalse(variant.without(ProbeVariant.Flag.UNTRAINED).has(ProbeVariant.Flag.UNTRAINED));
    }

    @Test
    void aNameThatOnlyContainsAChoiceIsNotThatChoice() {
        assertFalse(ProbeVariant.parse("frozen=settled2").has(ProbeVariant.Flag.FROZEN_SETTLED));
        assertTrue(ProbeVariant.parse("x frozen=settled").has(ProbeVariant.Flag.FROZEN_SETTLED));
    }
}
