package rulezoo.cli.zoo;

import java.util.Locale;
import java.util.function.ToDoubleFunction;
import rulezoo.analysis.memory.RuleMemory;

/** By what probed rules are sorted. */
enum MemoryOrder {
    SUPPRESSION(memory -> memory.suppression().value()), DR(memory -> memory.dr().value());

    private final ToDoubleFunction<RuleMemory> value;

    MemoryOrder(ToDoubleFunction<RuleMemory> value) {
        this.value = value;
    }

    /** {@return the name on the command line} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A number that is larger for what comes first; what was not measured comes last. */
    double of(RuleMemory memory) {
        double number = value.applyAsDouble(memory);
        return Double.isNaN(number) ? Double.NEGATIVE_INFINITY : number;
    }
}
