package org.demarc.routeros.control;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.demarc.provisioning.control.RouterAccess;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in connection to one router. Any thread may send; answers are told apart by their tags. When the stream ends,
 * everything that waits ends with it (ucrm-routeros.md 4.1 to 4.4).
 */
public final class RouterOsConnection implements AutoCloseable {

    /** More open commands than this made a router lose answers (ucrm-routeros.md 4.10). */
    static final int MOST_OPEN_TAGS = 8;

    /**
     * What the answers that are under way may take of the memory together: some 80,000 accounts. A router that goes on and on is not read
     * to its end.
     */
    static final long MOST_HELD = 128L << 20;

    /** What a word takes beside its letters. */
    private static final int WORD_COST = 100;

    /** Sentences that answer nothing; whoever sends more does not stop by itself. */
    static final int MOST_STRAYS = 1000;

    private final Socket socket;
    private final OutputStream out;
    private final Map<String, PendingReply> pendingByTag = new ConcurrentHashMap<>();
    private final Semaphore slots = new Semaphore(MOST_OPEN_TAGS);
    private final Object sending = new Object();
    private long lastTag;
    private long held;
    private int strays;
    private final AtomicReference<RouterFault.@Nullable Lost> end = new AtomicReference<>();

    private RouterOsConnection(Socket socket, Duration idleClose) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        socket.setSoTimeout((int) idleClose.toMillis());
    }

    /**
     * Connects and signs in.
     *
     * @param idleClose the connection closes itself after this long without an answer due
     * @param threads makes the one thread that reads, which ends with the connection
     */
    public static RouterOsConnection open(RouterAccess access, Duration idleClose, ThreadFactory threads)
            throws RouterFault.NoConnection, RouterFault.LoginRefused {
        RouterOsConnection connection = start(access, RouterSocket.open(access, threads), idleClose, threads);
        try {
            RouterLogin.signIn(connection, access);
            return connection;
        } catch (RouterFault.NoConnection | RouterFault.LoginRefused e) {
            connection.close();
            throw e;
        }
    }

    private static RouterOsConnection start(
            RouterAccess access, Socket socket, Duration idleClose, ThreadFactory threads)
            throws RouterFault.NoConnection {
        try {
            RouterOsConnection connection = new RouterOsConnection(socket, idleClose);
            SentenceReader in = new SentenceReader(socket.getInputStream());
            Thread reader = threads.newThread(() -> connection.read(in));
            reader.setName("routeros-" + access.name());
            reader.start();
            return connection;
        } catch (IOException e) {
            RouterSocket.close(socket);
            throw new RouterFault.NoConnection(RouterFault.Stage.CONNECT, String.valueOf(e.getMessage()), e);
        }
    }

    /** Sends a command and waits for its whole answer. */
    public RouterReply call(RouterCommand command, Duration timeout) throws RouterFault.Trap, RouterFault.Lost {
        return await(send(command, timeout), timeout);
    }

    /** Sends a command without waiting for the answer; waits for a free tag where eight are open. */
    PendingReply send(RouterCommand command, Duration timeout) throws RouterFault.Lost {
        return send(command, timeout, Integer.MAX_VALUE);
    }

    /** @param mostRows what the router answers beyond them is let go, and the answer says so */
    PendingReply send(RouterCommand command, Duration timeout, int mostRows) throws RouterFault.Lost {
        awaitSlot(timeout);
        PendingReply pending = new PendingReply(mostRows);
        synchronized (sending) {
            String tag = Long.toString(++lastTag);
            pendingByTag.put(tag, pending);
            RouterFault.Lost ended = end.get();
            if (ended != null) {
                throw new RouterFault.Lost(ended.detail());
            }
            write(command, tag);
        }
        return pending;
    }

    /** Waits for an answer. One that is late ends the connection: what follows on it could not be trusted. */
    RouterReply await(PendingReply pending, Duration timeout) throws RouterFault.Trap, RouterFault.Lost {
        try {
            if (!pending.await(timeout.toNanos())) {
                finish(new RouterFault.Lost("timeout: no answer within " + RouterSocket.seconds(timeout)));
            }
            return pending.reply();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            RouterFault.Lost lost = new RouterFault.Lost("interrupted");
            finish(lost);
            throw lost;
        }
    }

    public boolean isOpen() {
        return end.get() == null;
    }

    @Override
    public void close() {
        finish(new RouterFault.Lost("closed"));
    }

    private void awaitSlot(Duration timeout) throws RouterFault.Lost {
        try {
            if (!slots.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new RouterFault.Lost("timeout: " + MOST_OPEN_TAGS + " commands are open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RouterFault.Lost("interrupted");
        }
    }

    private void write(RouterCommand command, String tag) throws RouterFault.Lost {
        List<String> words = new ArrayList<>(command.words());
        words.add(".tag=" + tag);
        try {
            out.write(SentenceWriter.bytes(words));
            out.flush();
        } catch (IOException e) {
            finish(new RouterFault.Lost("closed while sending: " + e.getMessage()));
            throw new RouterFault.Lost("closed while sending: " + e.getMessage());
        }
    }

    private void read(SentenceReader in) {
        try {
            while (isOpen()) {
                step(in);
            }
        } catch (IOException e) {
            finish(new RouterFault.Lost("closed: " + e.getMessage()));
        } finally {
            close();
        }
    }

    private void step(SentenceReader in) throws IOException {
        int first;
        try {
            first = in.first();
        } catch (SocketTimeoutException quiet) {
            closeIfIdle();
            return;
        }
        if (first < 0) {
            throw new EOFException("the router ended the connection");
        }
        deliver(in.rest(first));
    }

    private void closeIfIdle() {
        synchronized (sending) {
            if (pendingByTag.isEmpty()) {
                finish(new RouterFault.Lost("closed after being idle"));
            }
        }
    }

    private void deliver(List<String> sentence) {
        if (sentence.isEmpty()) {
            return;
        }
        if (sentence.get(0).equals("!fatal")) {
            finish(new RouterFault.Lost(
                    "the router closed: " + String.join(" ", sentence.subList(1, sentence.size())), true));
            return;
        }
        String tag = tag(sentence);
        PendingReply pending = pendingByTag.get(tag);
        if (pending == null) {
            stray();
        } else if (pending.take(sentence)) {
            held -= pending.weight();
            pendingByTag.remove(tag);
            slots.release();
        } else if (!pending.isCut()) {
            hold(pending, sentence);
        }
    }

    private void stray() {
        if (++strays > MOST_STRAYS) {
            finish(new RouterFault.Lost("the router talks without being asked"));
        }
    }

    private void hold(PendingReply pending, List<String> sentence) {
        long weight =
                sentence.stream().mapToLong(word -> word.length() + WORD_COST).sum();
        pending.grow(weight);
        held += weight;
        if (held > MOST_HELD) {
            finish(new RouterFault.Lost("the answer is too long: it was not read to its end"));
        }
    }

    private static String tag(List<String> sentence) {
        for (String word : sentence) {
            if (word.startsWith(".tag=")) {
                return word.substring(".tag=".length());
            }
        }
        return "";
    }

    private void finish(RouterFault.Lost why) {
        if (!end.compareAndSet(null, why)) {
            return;
        }
        RouterSocket.close(socket);
        pendingByTag.values().forEach(pending -> pending.lose(why));
        slots.release(MOST_OPEN_TAGS);
    }
}
