package rulezoo.cli.console;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that knows whether everything arrived. Java's own print streams swallow failures, and a
 * full disk would look like success. That the reader of a pipe has seen enough is no failure.
 */
public final class CheckedOutput extends OutputStream {
    private static final int TYPE = 0xF000;
    private static final int PIPE = 0x1000;
    private static final int SOCKET = 0xC000;

    private final OutputStream target;
    private final BooleanSupplier isPipe;
    private final PrintStream stream;
    private @Nullable IOException failure;

    /**
     * @param target where everything goes
     * @param isPipe whether that is a pipe; asked after a failure only
     */
    public CheckedOutput(OutputStream target, BooleanSupplier isPipe) {
        this.target = target;
        this.isPipe = isPipe;
        this.stream = new PrintStream(new BufferedOutputStream(this), true, System.out.charset());
    }

    /** For printing, in the encoding of the terminal. */
    public PrintStream stream() {
        return stream;
    }

    /** The first failure, unless it is that nobody reads the pipe any more. */
    public Optional<IOException> failure() {
        stream.flush();
        synchronized (this) {
            return failure == null || isPipe.getAsBoolean() ? Optional.empty() : Optional.of(failure);
        }
    }

    /** Whether standard output is a pipe or socket. */
    public static boolean isStandardPipe() {
        try {
            int type = (Integer) Files.getAttribute(Path.of("/dev/fd/1"), "unix:mode") & TYPE;
            return type == PIPE || type == SOCKET;
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        try {
            target.write(bytes, from, length);
        } catch (IOException e) {
            if (failure == null) {
                failure = e;
            }
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }
}
