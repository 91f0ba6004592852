package rulezoo.cli.probe;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import rulezoo.cli.option.StrictYaml;

/**
 * Takes what the command line does not give from the YAML file of {@code --plan}, with the options' names as
 * keys.
 */
final class PlanFile implements IDefaultValueProvider {
    /** How the label of an option ends that takes a list with commas. */
    private static final String LIST = ",...";
    private static final String PLAN = "--plan";
    private @Nullable Path file;
    private @Nullable JsonNode settings;

    @Override
    public @Nullable String defaultValue(ArgSpec arg) {
        CommandSpec command = arg.command();
        if (!isSetting(arg) || !(command.findOption(PLAN).getValue() instanceof Path plan)) {
            return null;
        }
        try {
            if (settings == null || !plan.equals(file)) {
                file = plan;
                settings = read(plan, command);
            }
            JsonNode value = settings.get(key(arg));
            return value == null ? null : text((OptionSpec) arg, value);
        } catch (IOException e) {
            throw new ParameterException(command.commandLine(), plan + " cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static JsonNode read(Path plan, CommandSpec command) throws IOException {
        JsonNode settings = StrictYaml.read(plan);
        if (!settings.isObject()) {
            throw new IllegalArgumentException(plan + ": holds no settings such as 'sizes: [256, 512]'");
        }
        List<String> known = command.options().stream().filter(PlanFile::isSetting).map(PlanFile::key).sorted()
                .toList();
        settings.propertyStream().map(entry -> entry.getKey()).filter(key -> !known.contains(key)).findFirst()
                .ifPresent(key -> {
                    throw new IllegalArgumentException(plan + ": unknown setting '" + key + "': known are " + known);
                });
        return settings;
    }

    private String text(OptionSpec option, JsonNode value) {
        if (option.arity().max() == 0 && !value.isBoolean()) {
            throw new IllegalArgumentException(
                    file + ": " + key(option) + " is true or false, not '" + value.asText() + "'");
        }
        List<JsonNode> elements = (value.isArray() ? value.valueStream() : Stream.of(value)).toList();
        if (elements.stream().anyMatch(element -> !element.isValueNode() || element.isNull())) {
            throw new IllegalArgumentException(file + ": " + key(option) + " is a value or a list of values");
        }
        String between = option.paramLabel().endsWith(LIST) ? "," : option.splitRegex();
        if (value.isArray() && between.isEmpty()) {
            throw new IllegalArgumentException(file + ": " + key(option) + " is one value, not a list");
        }
        // A variable would be replaced: the file means what it says.
        return elements.stream().map(element -> element.asText().replace("${", "$${"))
                .collect(Collectors.joining(between));
    }

    /** Only what {@link PlanOptions} declares, except the file itself. */
    private static boolean isSetting(ArgSpec arg) {
        return arg instanceof OptionSpec option && arg.userObject() instanceof Field field
                && field.getDeclaringClass() == PlanOptions.class && !option.longestName().equals(PLAN);
    }

    private static String key(ArgSpec option) {
        return ((OptionSpec) option).longestName().substring(2);
    }

    /** {@return the file, beside whose values it stands in messages} */
    @Override
    public String toString() {
        return String.valueOf(file);
    }
}
