package rulezoo.archive.segment;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a file could not be written, by writing once more. Java's exceptions give the reason as a
 * text alone, in the language of the user; the C library gives the number of the error, which is the same
 * everywhere.
 */
final class WriteProbe {
    /** What became of the attempt. */
    enum Outcome {
        /** The disk or the user's share of it is full. */
        FULL,
        /** The user, or anyone, may not write there. */
        DENIED,
        /** The system allows the user no file as large as that. */
        TOO_LARGE,
        /** It worked, or failed for another reason, or the reason is unknown. */
        OTHER
    }

    /** More than a block of any file system. */
    private static final int BYTES = 1 << 20;
    private static final int OWNER_READS_AND_WRITES = 0600;
    // Numbers of errors: the same on Linux, macOS and the BSDs, but for the last.
    private static final int NOT_PERMITTED = 1;
    private static final int ACCESS_DENIED = 13;
    private static final int FILE_TOO_LARGE = 27;
    private static final int NO_SPACE = 28;
    private static final int READ_ONLY = 30;
    private static final int QUOTA_LINUX = 122;
    private static final int QUOTA_BSD = 69;

    private WriteProbe() {}

    /** Tries to write a new file beside a given one, which need not exist. */
    static Outcome beside(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.isDirectory(folder)) {
            folder = folder.getParent();
        }
        if (folder == null) {
            return Outcome.OTHER;
        }
        Path probe = folder.resolve(SegmentFile.temporaryName(UUID.randomUUID()));
        try {
            return appending(probe);
        } finally {
            delete(probe);
        }
    }

    private static void delete(Path probe) {
        try {
            Files.deleteIfExists(probe);
        } catch (IOException e) {
            // The name is that of a file left over by a crash, which the next writer removes.
            probe.toFile().deleteOnExit();
        }
    }

    /** Tries to append to a file; it is created if it does not exist. What was appended stays. */
    static Outcome appending(Path file) {
        try {
            int error = CLibrary.append(file, BYTES);
            return switch (error) {
                case NO_SPACE -> Outcome.FULL;
                case QUOTA_LINUX -> CLibrary.IS_LINUX ? Outcome.FULL : Outcome.OTHER;
                case QUOTA_BSD -> CLibrary.IS_LINUX ? Outcome.OTHER : Outcome.FULL;
                case FILE_TOO_LARGE -> Outcome.TOO_LARGE;
                case NOT_PERMITTED, ACCESS_DENIED, READ_ONLY -> Outcome.DENIED;
                default -> Outcome.OTHER;
            };
        } catch (LinkageError | RuntimeException noCLibrary) {
            return withoutCLibrary(file);
        }
    }

    /** Where the C library cannot be called, the space that the file system reports has to do. */
    private static Outcome withoutCLibrary(Path file) {
        try {
            Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
            return Files.getFileStore(folder).getUsableSpace() < BYTES ? Outcome.FULL : Outcome.OTHER;
        } catch (IOException e) {
            return Outcome.OTHER;
        }
    }

    /** {@code open}, {@code write} and {@code close} of the C library. */
    @SuppressWarnings("restricted")
    private static final class CLibrary {
        static final boolean IS_LINUX = "Linux".equals(System.getProperty("os.name"));
        /** O_WRONLY | O_CREAT | O_APPEND, which Linux and the BSDs number differently. */
        private static final int FLAGS = IS_LINUX ? 0x1 | 0x40 | 0x400 : 0x1 | 0x200 | 0x8;
        private static final int CHUNK = 1 << 16;
        private static final StructLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle ERRNO = STATE.varHandle(PathElement.groupElement("errno"));
        private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), Linker.Option.firstVariadicArg(2));
        private static final MethodHandle WRITE = function("write", FunctionDescriptor.of(ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_LONG), null);
        private static final MethodHandle CLOSE = function("close",
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT), null);

        private CLibrary() {}

        private static MethodHandle function(String name, FunctionDescriptor type, Linker.@Nullable Option option) {
            Linker linker = Linker.nativeLinker();
            Linker.Option errno = Linker.Option.captureCallState("errno");
            return linker.downcallHandle(address(name), type,
                    option == null ? new Linker.Option[]{errno} : new Linker.Option[]{errno, option});
        }

        /**
         * The function that Java itself calls, which a preloaded library may have put before that of the C library.
         */
        private static MemorySegment address(String name) {
            Linker linker = Linker.nativeLinker();
            MethodHandle find = linker.downcallHandle(linker.defaultLookup().findOrThrow("dlsym"),
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            MemorySegment everywhere = MemorySegment.ofAddress(IS_LINUX ? 0 : -2);
            try (Arena arena = Arena.ofConfined()) {
                return (MemorySegment) find.invokeExact(everywhere, arena.allocateFrom(name));
            } catch (Throwable e) {
                throw new LinkageError(name, e);
            }
        }

        /** {@return the number of the error that ended the attempt, or 0 if there was none} */
        static int append(Path file, int bytes) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment state = arena.allocate(STATE);
                Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
                int descriptor = (int) OPEN.invokeExact(state, arena.allocateFrom(file.toString(), names), FLAGS,
                        OWNER_READS_AND_WRITES);
                if (descriptor < 0) {
                    return (int) ERRNO.get(state, 0L);
                }
                try {
                    MemorySegment zeros = arena.allocate(CHUNK);
                    for (long written = 0; written < bytes;) {
                        long more = (long) WRITE.invokeExact(state, descriptor, zeros, (long) CHUNK);
                        if (more < 0) {
                            return (int) ERRNO.get(state, 0L);
                        }
                        written += more;
                    }
                    return 0;
                } finally {
                    int _ = (int) CLOSE.invokeExact(state, descriptor);
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new LinkageError("the C library cannot be called", e);
            }
        }
    }
}
