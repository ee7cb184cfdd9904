package org.demarc.live.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.demarc.live.control.Outlet;
import org.jspecify.annotations.Nullable;

/** One open answer. Nothing here waits: what the browser does not take now is kept, little of it, until the server says that it does. */
final class ChangeStream implements Outlet, WriteListener, AsyncListener {

    private static final int MOST_KEPT = 100;

    private final Deque<byte[]> kept = new ArrayDeque<>();
    private @Nullable Connection given;
    private @Nullable Connection connection;
    private boolean unflushed;
    private boolean closing;
    private boolean over;

    /** What the server has given us, once it takes something. */
    private record Connection(AsyncContext async, ServletOutputStream out, Runnable gone) {}

    /**
     * From now on what was kept may go out.
     *
     * @param gone is told when nobody takes anything any more
     */
    void begin(AsyncContext async, ServletOutputStream out, Runnable gone) {
        synchronized (this) {
            given = new Connection(async, out, gone);
        }
        async.setTimeout(0);
        async.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public synchronized boolean send(String text) {
        if (over || closing || kept.size() >= MOST_KEPT) {
            complete();
            return false;
        }
        kept.addLast(text.getBytes(StandardCharsets.UTF_8));
        write();
        return !over;
    }

    @Override
    public synchronized void close() {
        closing = true;
        write();
    }

    @Override
    public synchronized void onWritePossible() {
        connection = given;
        write();
    }

    private void write() {
        if (connection == null || over) {
            return;
        }
        ServletOutputStream out = connection.out();
        try {
            while (out.isReady()) {
                byte[] next = kept.pollFirst();
                if (next != null) {
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    out.flush();
                    unflushed = false;
                } else {
                    completeIfClosing();
                    return;
                }
            }
        } catch (IOException browserLeft) {
            complete();
        }
    }

    private void completeIfClosing() {
        if (closing) {
            complete();
        }
    }

    private void complete() {
        if (over) {
            return;
        }
        over = true;
        kept.clear();
        if (given != null) {
            try {
                given.async().complete();
            } catch (IllegalStateException alreadyComplete) {
                unflushed = false;
            }
            given.gone().run();
        }
    }

    @Override
    public synchronized void onError(Throwable fault) {
        complete();
    }

    @Override
    public synchronized void onComplete(AsyncEvent event) {
        complete();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError(new IOException("time is over"));
    }

    @Override
    public void onError(AsyncEvent event) {
        onError(new IOException("the connection broke"));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // nothing begins anew
    }
}
