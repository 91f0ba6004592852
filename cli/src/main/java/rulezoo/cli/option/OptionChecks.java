package rulezoo.cli.option;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.TypeConversionException;
import rulezoo.simulator.DecimalNumber;

/**
 * What all options have in common: how numbers are written, {@link Within} bounds, and lists without
 * repetitions ({@link Distinct}).
 */
public final class OptionChecks {
    private OptionChecks() {}

    /** Numbers in options, and in plans, are written as in tables. */
    public static void register(CommandLine command) {
        command.registerConverter(double.class, OptionChecks::decimal);
        command.registerConverter(Double.class, OptionChecks::decimal);
        command.registerConverter(long.class, OptionChecks::whole);
        command.registerConverter(Long.class, OptionChecks::whole);
        command.registerConverter(int.class, OptionChecks::integer);
        command.registerConverter(Integer.class, OptionChecks::integer);
        registerChoices(command);
    }

    /** Choices are written, in any case, as the help lists them. */
    private static void registerChoices(CommandLine command) {
        command.getCommandSpec().args().stream().flatMap(arg -> Stream.of(arg.auxiliaryTypes()))
                .filter(Class::isEnum).forEach(type -> registerChoice(command, type));
        command.getSubcommands().values().forEach(OptionChecks::registerChoices);
    }

    private static <T> void registerChoice(CommandLine command, Class<T> type) {
        List<T> all = List.of(type.getEnumConstants());
        command.registerConverter(type, text -> all.stream().filter(one -> one.toString().equalsIgnoreCase(text))
                .findFirst().orElseThrow(() -> new TypeConversionException("expected one of "
                        + all.stream().map(Object::toString).collect(Collectors.joining(", ")) + ", not "
                        + DecimalNumber.quoted(text))));
    }

    private static double decimal(String text) {
        try {
            return DecimalNumber.parse(text.strip());
        } catch (NumberFormatException e) {
            throw conversion(e);
        }
    }

    private static long whole(String text) {
        try {
            return DecimalNumber.whole(text.strip());
        } catch (NumberFormatException e) {
            throw conversion(e);
        }
    }

    private static int integer(String text) {
        long value = whole(text);
        if (value != (int) value) {
            throw new TypeConversionException(DecimalNumber.quoted(text) + " is too large");
        }
        return (int) value;
    }

    private static TypeConversionException conversion(NumberFormatException e) {
        return new TypeConversionException(String.valueOf(e.getMessage()));
    }

    /**
     * Checks the options of a command that was parsed, and of those it is part of.
     *
     * @throws IllegalArgumentException in one sentence that names the option and the value
     */
    public static void check(CommandLine command) {
        for (CommandLine part : command.getParseResult().asCommandLineList()) {
            for (ArgSpec arg : part.getCommandSpec().args()) {
                try {
                    check(arg);
                } catch (IllegalArgumentException e) {
                    boolean given = arg instanceof OptionSpec option
                            && part.getParseResult().hasMatchedOption(option);
                    throw new IllegalArgumentException((given ? "" : source(arg)) + e.getMessage(), e);
                }
            }
        }
    }

    /**
     * {@return how a message begins that is about a value which the command line does not give} It names the file
     * that the value is from; it is empty if there is none.
     */
    public static String source(ArgSpec arg) {
        @Nullable
        IDefaultValueProvider file = arg.command().defaultValueProvider();
        try {
            return file == null || file.defaultValue(arg) == null ? "" : file + ": ";
        } catch (Exception e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void check(ArgSpec arg) {
        if (!(arg.userObject() instanceof Field field)) {
            return;
        }
        @Nullable
        Object given = arg.getValue();
        List<?> values = given == null ? List.of() : values(given);
        String name = arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
        if (field.isAnnotationPresent(Within.class)) {
            Within bounds = field.getAnnotation(Within.class);
            values.forEach(value -> requireWithin(name, (Number) value, bounds));
        }
        if (field.isAnnotationPresent(Distinct.class)) {
            Set<Object> seen = new HashSet<>();
            for (Object value : values) {
                Object key = value instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : value;
                if (!seen.add(value instanceof Double number ? number + 0.0 : key)) {
                    throw new IllegalArgumentException(name + " has " + value + " twice: leave one out");
                }
            }
        }
    }

    private static List<?> values(Object given) {
        if (given instanceof Collection<?> many) {
            return List.copyOf(many);
        }
        return given.getClass().isArray()
                ? IntStream.range(0, Array.getLength(given)).mapToObj(i -> Array.get(given, i)).toList()
                : List.of(given);
    }

    private static void requireWithin(String name, Number value, Within bounds) {
        double number = value.doubleValue();
        if (!(number >= bounds.least() && number <= bounds.most())) {
            String sentence = number < bounds.least()
                    ? " must be at least " + written(bounds.least())
                    : " must be at most " + written(bounds.most());
            throw new IllegalArgumentException(name + sentence + ": " + value);
        }
    }

    private static String written(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }
}
