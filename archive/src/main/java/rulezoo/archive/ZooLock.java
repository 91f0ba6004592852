package rulezoo.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rulezoo.archive.segment.FailureSentence;

/**
 * The right to write to a zoo. The operating system takes it back when the process that holds it dies,
 * however it dies.
 */
final class ZooLock implements AutoCloseable {
    // POSIX releases all locks of a process on a file when any of its channels to that file is closed, so that a second
    // attempt within this process must be refused before it opens one.
    private static final Set<Path> HELD_HERE = new HashSet<>();

    private final Path key;
    private final FileChannel channel;

    private ZooLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * Takes the lock of a zoo.
     *
     * @throws IOException if another writer holds it
     */
    static ZooLock take(ZooLayout zoo) throws IOException {
        Path key = zoo.folder().toRealPath();
        synchronized (HELD_HERE) {
            if (!HELD_HERE.add(key)) {
                throw new IOException(
                        "this process is already writing to " + zoo.folder() + ": close that writer first");
            }
            try {
                return new ZooLock(key, lock(zoo));
            } catch (IOException | RuntimeException e) {
                HELD_HERE.remove(key);
                throw e;
            }
        }
    }

    private static FileChannel lock(ZooLayout zoo) throws IOException {
        FileChannel channel = open(zoo.lock());
        @Nullable
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (IOException e) {
            throw new IOException(zoo.lock() + " cannot be locked (" + e.getMessage()
                    + "): its file system has no locks,"
                    + " or their service is not running; start that service (for NFS: rpc.statd), or use a zoo on a"
                    + " local disk", e);
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw new IOException("another process is writing to " + zoo.folder()
                    + ": wait until it has ended, or use another zoo");
        }
        return channel;
    }

    private static FileChannel open(Path file) throws IOException {
        // A pipe would wait for a reader, and a link lead out of the zoo.
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + " is not a file of its own but a link, folder, pipe or device: remove it");
        }
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw FailureSentence.writing(file, e);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (HELD_HERE) {
            channel.close();
            HELD_HERE.remove(key);
        }
    }
}
