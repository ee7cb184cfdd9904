package org.demarc;

import java.util.function.Supplier;

/**
 * Runs short pieces of work, each in a transaction of its own. For work that alternates between the database and the
 * network: nothing waits for a device while a transaction is open.
 */
public interface Transactions {

    /** Commits when the work returns, rolls back when it throws. A transaction that is running already stays apart. */
    <R> R call(Supplier<R> work);

    /** As {@link #call}, for work without a result. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }
}
