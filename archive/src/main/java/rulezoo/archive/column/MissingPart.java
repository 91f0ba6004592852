package rulezoo.archive.column;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for what a JSON text should have said. A component that is absent there is null in the record, and
 * would fail wherever it is used first: only those that may be null are marked so.
 */
final class MissingPart {
    /** What a class of records can lack: looked up once, because zoos hold thousands of texts. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents()).filter(component -> !component.getType().isPrimitive())
                    .map(Part::of).toList();
        }
    };

    private MissingPart() {}

    /** The first part of a record that is null without being {@link Nullable}, as {@code network.neuron}. */
    static Optional<String> of(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(MissingPart::of).flatMap(Optional::stream).findFirst();
        }
        return value instanceof Record parts
                ? PARTS.get(parts.getClass()).stream().map(part -> part.missing(parts)).flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private record Part(String name, Method accessor, boolean nullable) {
        static Part of(RecordComponent component) {
            return new Part(component.getName(), component.getAccessor(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }

        Optional<String> missing(Record parts) {
            Object part = value(parts);
            if (part != null) {
                return MissingPart.of(part).map(inner -> name + "." + inner);
            }
            return nullable ? Optional.empty() : Optional.of(name);
        }

        private @Nullable Object value(Record parts) {
            try {
                return accessor.invoke(parts);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("every part of a record can be asked for", e);
            }
        }
    }
}
