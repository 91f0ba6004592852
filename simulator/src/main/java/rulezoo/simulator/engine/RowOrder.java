package rulezoo.simulator.engine;

import java.io.Serial;
import java.io.Serializable;

/** The rows of a pathway in the order of their last visits, as a linked list. */
final class RowOrder implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final int[] next;
    private final int[] previous;
    private int oldest;
    private int newest;

    RowOrder(int rows) {
        next = new int[rows];
        previous = new int[rows];
        for (int r = 0; r < rows; r++) {
            next[r] = r + 1 < rows ? r + 1 : -1;
            previous[r] = r - 1;
        }
        oldest = rows == 0 ? -1 : 0;
        newest = rows - 1;
    }

    private RowOrder(RowOrder other) {
        next = other.next.clone();
        previous = other.previous.clone();
        oldest = other.oldest;
        newest = other.newest;
    }

    /** The row whose last visit is longest ago, or -1 if there are no rows. */
    int oldest() {
        return oldest;
    }

    /** The row visited next after this one, or -1. */
    int next(int row) {
        return next[row];
    }

    /** Makes a row the latest visited one. */
    void visit(int row) {
        if (row == newest) {
            return;
        }
        int before = previous[row];
        int after = next[row];
        if (before >= 0) {
            next[before] = after;
        } else {
            oldest = after;
        }
        previous[after] = before;
        next[newest] = row;
        previous[row] = newest;
        next[row] = -1;
        newest = row;
    }

    RowOrder copy() {
        return new RowOrder(this);
    }

    void set(RowOrder other) {
        System.arraycopy(other.next, 0, next, 0, next.length);
        System.arraycopy(other.previous, 0, previous, 0, previous.length);
        oldest = other.oldest;
        newest = other.newest;
    }
}
