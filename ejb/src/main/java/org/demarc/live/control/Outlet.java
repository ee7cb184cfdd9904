package org.demarc.live.control;

/** The way to one who waits: never waits itself. */
public interface Outlet {

    /** Sends when there is room. False when he is gone, or takes nothing any more. */
    boolean send(String text);

    /** Closes after what was sent. */
    void close();
}
