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

    /** The file is intact, but this version cannot understand it: nobody touches it. */
    static final class Unsupported extends SegmentException {
        Unsupported(String message) {
            super(message);
        }
    }
}
