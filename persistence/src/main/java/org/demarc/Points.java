package org.demarc;

/** How many points of a history are told at once. */
public final class Points {

    private static final int MOST = 2000;

    private Points() {}

    /** As many as were asked for, 1 to 2,000. */
    public static int within(int asked) {
        return Math.max(1, Math.min(MOST, asked));
    }
}
