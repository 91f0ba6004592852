package rulezoo.archive.column;

/**
 * Why the content of a file cannot be used. The message is the end of a sentence that starts with the file's
 * name.
 */
public sealed abstract class ContentException extends Exception {
    private ContentException(String message) {
        super(message);
    }

    /** The file is not what was once written: it goes to quarantine. */
    public static final class Damaged extends ContentException {
        /**
         * The reason in words.
         *
         * @param message end of a sentence that begins with the name of the file
         */
        public Damaged(String message) {
            super(message);
        }
    }

    /** The file was written by a newer version: nobody touches it, and nobody writes to its zoo. */
    public static final class Newer extends ContentException {
        /**
         * The reason in words.
         *
         * @param message end of a sentence that begins with the name of the file
         */
        public Newer(String message) {
            super(message);
        }
    }

    /** The file is intact, but this version cannot understand it: nobody touches it. */
    public static final class Unsupported extends ContentException {
        /**
         * The reason in words.
         *
         * @param message end of a sentence that begins with the name of the file
         */
        public Unsupported(String message) {
            super(message);
        }
    }

    /**
     * Checksums are right, but what the records say cannot be, whichever version reads it: it is left where it
     * is, and goes to quarantine when the records around it are packed.
     */
    public static final class Impossible extends ContentException {
        /**
         * The reason in words.
         *
         * @param message end of a sentence that begins with the name of the file
         */
        public Impossible(String message) {
            super(message);
        }
    }

    /** The file system does not hand the file out: nobody touches it. */
    public static final class Unreadable extends ContentException {
        /**
         * The reason in words.
         *
         * @param message end of a sentence that begins with the name of the file
         */
        public Unreadable(String message) {
            super(message);
        }
    }
}
