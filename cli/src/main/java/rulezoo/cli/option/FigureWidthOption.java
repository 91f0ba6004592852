package rulezoo.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import rulezoo.analysis.figure.FigureWidth;
import rulezoo.analysis.figure.FigureWriter;

/** How wide figures are on paper. */
public final class FigureWidthOption {
    @Option(names = "--width", paramLabel = "WIDTH", converter = Length.class, description = "Width of the figures on paper, for example 85mm, 17.8cm or 7in. Their text has 7 to 9 pt at any width (default: each figure as wide as it was designed).")
    private FigureWidth width = FigureWidth.AS_DESIGNED;

    /** {@return what writes figures of this width} */
    public FigureWriter writer() {
        return new FigureWriter(width);
    }

    /** Reads a length with its unit. */
    private static final class Length implements ITypeConverter<FigureWidth> {
        private static final Pattern FORM = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?(mm|cm|in)");

        @Override
        public FigureWidth convert(String text) {
            Matcher matcher = FORM.matcher(text.strip());
            if (!matcher.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' is no width with its unit, such as 85mm, 17.8cm or 7in");
            }
            double millimetres = Double.parseDouble(matcher.group(1)) * switch (matcher.group(2)) {
                case "cm" -> 10;
                case "in" -> 25.4;
                default -> 1;
            };
            try {
                return FigureWidth.ofMillimetres(millimetres);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
