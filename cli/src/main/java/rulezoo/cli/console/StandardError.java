package rulezoo.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.nio.file.Path;

/**
 * Standard error of the process. Java announces the vector module there before any line of the program runs.
 * The launcher therefore starts Java with a filter as its standard error, keeps the true one open under
 * another number, and names that number in the property {@value #PROPERTY}. The program writes to the true
 * one, so that a terminal stays a terminal and the order of lines stays as it is. What Java itself says later
 * still goes through the filter, which holds back nothing else.
 */
public final class StandardError {
    /** Number of the file descriptor that the launcher kept open. */
    static final String PROPERTY = "rulezoo.stderr";
    private static final int USUAL = 2;

    private static volatile int number = USUAL;

    private StandardError() {}

    /** Makes {@link System#err} the standard error that the launcher was started with. */
    public static void open() {
        Integer kept = Integer.getInteger(PROPERTY);
        if (kept == null) {
            return;
        }
        try {
            Constructor<FileDescriptor> descriptor = FileDescriptor.class.getDeclaredConstructor(int.class);
            descriptor.setAccessible(true);
            System.setErr(new PrintStream(new FileOutputStream(descriptor.newInstance(kept)), true,
                    System.err.charset()));
            number = kept;
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            System.err.println("rulezoo: progress is shown as lines, because this Java does not let the program reach "
                    + "its standard error: " + e);
        }
    }

    /** The file that standard error leads to, as the system names it. */
    static Path file() {
        return Path.of("/dev/fd/" + number);
    }
}
