package rulezoo.archive;

/**
 * Why the content of a file cannot be used. The message is the end of a sentence that starts with the file's
 * name.
 */
sealed abstract class SegmentException extends Exception {
    private SegmentException(String message) {
        super(message);
    }

    /** The file is not what was once written: it goes to quarantine. */
    static final class Damaged extends SegmentException {
        Damaged(String message) {
            super(message);
        }
    }

    /** The file was written by a newer version: nobody touches it, and nobody writes to its zoo. */
    static final class Newer extends SegmentException {
        Newer(String message) {
            super(message);
        }
    }

    /** The file is intact, but this version cannot understand it: nobody touches it. */
    static final class Unsupported extends SegmentException {
        Unsupported(String message) {
            super(message);
        }
    }

    /**
     * Checksums are right, but what the records say cannot be, whichever version reads it: it is left where it
     * is, and goes to quarantine when the records around it are packed.
     */
    static final class Impossible extends SegmentException {
        Impossible(String message) {
            super(message);
        }
    }

    /** The file system does not hand the file out: nobody touches it. */
    static final class Unreadable extends SegmentException {
        Unreadable(String message) {
            super(message);
        }
    }
}
