package org.demarc.bench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Polls without being asked, as a node of the server does: every five seconds what is due is put into batches, and eight batches are
 * worked on at a time. A tick or a batch that fails is not repeated: later ticks find what was left.
 */
final class UnattendedPolling {

    private static final int TICK_S = 5;
    private static final int SESSIONS = 8;
    private static final int LONGEST_END_MINUTES = 10;

    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService sessions = Executors.newFixedThreadPool(SESSIONS);
    private final ServerPolling polling;

    UnattendedPolling(ServerPolling polling) {
        this.polling = polling;
    }

    void begin() {
        ScheduledFuture<?> unused = ticker.scheduleWithFixedDelay(this::tick, 0, TICK_S, TimeUnit.SECONDS);
    }

    private void tick() {
        for (long batch : polling.batchesUnlessFailed()) {
            sessions.execute(() -> polling.workUnlessFailed(batch));
        }
    }

    /** Returns when everything is over that has begun. */
    void end() throws InterruptedException {
        end(ticker);
        end(sessions);
    }

    private static void end(ExecutorService threads) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_END_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("what was begun does not end");
        }
    }
}
