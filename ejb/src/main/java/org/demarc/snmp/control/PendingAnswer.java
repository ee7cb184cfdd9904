package org.demarc.snmp.control;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * An answer that somebody waits for: told by a thread of its own, never by the one that listens on the socket.
 *
 * @param onEnd what is to be done first
 */
record PendingAnswer(CompletableFuture<SnmpAnswer> future, Executor completion, Runnable onEnd) {

    PendingAnswer(Executor completion, Runnable onEnd) {
        this(new CompletableFuture<>(), completion, onEnd);
    }

    void end(SnmpAnswer answer) {
        onEnd.run();
        try {
            completion.execute(() -> future.complete(answer));
        } catch (RejectedExecutionException e) {
            future.complete(answer);
        }
    }
}
