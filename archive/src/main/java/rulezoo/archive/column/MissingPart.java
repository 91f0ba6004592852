package rulezoo.archive.column;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a JSON text should have said. A component that is absent there is null in the record, and
 * would fail wherever it is used first: only those that may be null are marked so.
 */
final class MissingPart {
    private MissingPart() {}

    /** The first part of a record that is null without being {@link Nullable}, as {@code network.neuron}. */
    static Optional<String> of(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(MissingPart::of).flatMap(Optional::stream).findFirst();
        }
        if (value instanceof Record parts) {
            for (RecordComponent component : parts.getClass().getRecordComponents()) {
                Optional<String> missing = missing(component, parts);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> missing(RecordComponent component, Record parts) {
        Object part = value(component, parts);
        if (part != null) {
            return of(part).map(inner -> component.getName() + "." + inner);
        }
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                ? Optional.empty()
                : Optional.of(component.getName());
    }

    private static @Nullable Object value(RecordComponent component, Record parts) {
        try {
            return component.getAccessor().invoke(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every part of a record can be asked for", e);
        }
    }
}
