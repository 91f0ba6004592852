package rulezoo.archive.segment;

import java.io.IOException;

/** There is no room to write to; the same call succeeds once there is. */
public final class DiskFullException extends IOException {
    DiskFullException(String sentence, IOException cause) {
        super(sentence, cause);
    }
}
