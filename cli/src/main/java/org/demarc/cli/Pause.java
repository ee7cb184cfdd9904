package org.demarc.cli;

import java.util.concurrent.TimeUnit;

/** Waiting between two questions about work that goes on. */
final class Pause {

    private Pause() {}

    static void aMoment() {
        try {
            TimeUnit.MILLISECONDS.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.error("interrupted");
        }
    }
}
