package org.demarc.snmp.control;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One request with its repetitions. A repetition is the same message with the same number, so that a late answer to an earlier try
 * still counts. Ends exactly once. Runs on the threads of wire and time-keeper: nothing here or in the {@link Listener} may block.
 */
final class Exchange {

    /** Who asked. */
    interface Listener {
        void answered(Reply reply);

        /** No answer to any try, or the request could not be sent. */
        void unanswered(String why);
    }

    /**
     * How long to wait.
     *
     * @param timeoutMs for the first try
     * @param tries at most
     * @param growth each further try waits so many times as long as the one before
     */
    record Patience(int timeoutMs, int tries, int growth) {
        /** Each try waits twice as long as the one before. */
        static Patience growing(int timeoutMs, int tries) {
            return new Patience(timeoutMs, tries, 2);
        }

        /** Each try waits equally long. */
        static Patience even(int timeoutMs, int tries) {
            return new Patience(timeoutMs, tries, 1);
        }
    }

    /**
     * What came back.
     *
     * @param answer to be taken before the listener returns
     * @param sentNanos when the try that was probably answered went out
     * @param tries how many tries it took
     */
    record Reply(Answer answer, long firstSentNanos, long sentNanos, long receivedNanos, int tries) {
        long middleNanos() {
            return sentNanos + (receivedNanos - sentNanos) / 2;
        }
    }

    private static final byte[] NOTHING = {};

    private final Wire wire;
    private final Line line;
    private final SnmpTarget target;
    private final InetSocketAddress address;
    private final Query query;
    private final Patience patience;
    private final Listener listener;
    private final byte[] community;
    private volatile byte[] message = NOTHING;
    private volatile @Nullable UsmSession session;
    private volatile int number;
    private volatile long dueNanos;
    private int timeoutMs;
    private int tries;
    private long firstSentNanos;
    private long sentNanos;
    private boolean renewed;
    private boolean ended;

    Exchange(Wire wire, Line line, SnmpTarget target, Query query, Patience patience, Listener listener) {
        this.wire = wire;
        this.line = line;
        this.target = target;
        this.address = new InetSocketAddress(target.address(), target.port());
        this.query = query;
        this.patience = patience;
        this.timeoutMs = patience.timeoutMs();
        this.listener = listener;
        this.community = community(target.credentials());
    }

    private static byte[] community(SnmpCredentials credentials) {
        if (credentials instanceof SnmpCredentials.V1 v1) {
            return v1.community().reveal().getBytes(StandardCharsets.UTF_8);
        }
        return credentials instanceof SnmpCredentials.V2c v2c
                ? v2c.community().reveal().getBytes(StandardCharsets.UTF_8)
                : NOTHING;
    }

    SnmpTarget target() {
        return target;
    }

    InetSocketAddress address() {
        return address;
    }

    Query query() {
        return query;
    }

    /** As octets; none for version 3. */
    byte[] community() {
        return community;
    }

    boolean isV1() {
        return target.credentials().version() == SnmpVersion.V1;
    }

    boolean isV3() {
        return target.credentials().version() == SnmpVersion.V3;
    }

    /** By whom it was written; none before the first try, and none for versions 1 and 2c. */
    @Nullable
    UsmSession session() {
        return session;
    }

    void session(UsmSession writing) {
        session = writing;
    }

    int inFlight() {
        return target.inFlight();
    }

    /** Which answers belong to it; chosen by its wire. */
    int number() {
        return number;
    }

    void number(int chosen) {
        number = chosen;
    }

    /** What is sent, empty before the first try. */
    byte[] message() {
        return message;
    }

    boolean isSent() {
        return message.length > 0;
    }

    void sending(byte[] octets) {
        message = octets;
    }

    synchronized boolean isFirstTry() {
        return tries == 1;
    }

    synchronized int timeoutMs() {
        return timeoutMs;
    }

    boolean isDue(long nowNanos) {
        return nowNanos - dueNanos >= 0;
    }

    void send() {
        synchronized (this) {
            if (ended) {
                return;
            }
            tries++;
            sentNanos = System.nanoTime();
            dueNanos = sentNanos + timeoutMs * 1_000_000L;
            firstSentNanos = tries == 1 ? sentNanos : firstSentNanos;
        }
        wire.tally().requests.increment();
        try {
            wire.send(this);
        } catch (IOException | RuntimeException e) {
            endUnanswered("cannot send: " + e.getClass().getSimpleName());
        }
    }

    /**
     * The device's clock is known better now: the same try goes out again, written anew.
     *
     * @return false when that was done before, and did not help
     */
    boolean renew() {
        synchronized (this) {
            if (ended || renewed) {
                return ended;
            }
            renewed = true;
            sentNanos = System.nanoTime();
            dueNanos = sentNanos + timeoutMs * 1_000_000L;
        }
        wire.tally().responses.increment();
        wire.tally().requests.increment();
        try {
            wire.sendAnew(this);
        } catch (IOException | RuntimeException e) {
            endUnanswered("cannot send: " + e.getClass().getSimpleName());
        }
        leaveWhereEnded();
        return true;
    }

    /** It has waited long enough for this try: it is sent again, or given up. */
    void late() {
        int made;
        boolean again;
        synchronized (this) {
            if (ended) {
                return;
            }
            made = tries;
            again = made < patience.tries() && !wire.closed();
            timeoutMs = again ? Math.min(60_000, timeoutMs * patience.growth()) : timeoutMs;
        }
        if (again) {
            wire.tally().retries.increment();
            send();
        } else if (endUnanswered("no answer to " + made + (made == 1 ? " try" : " tries"))) {
            wire.tally().timeouts.increment();
        }
    }

    /** No further try would be answered either. */
    void giveUp(String why) {
        if (endUnanswered(why)) {
            wire.tally().responses.increment();
        }
    }

    private boolean endUnanswered(String why) {
        boolean endsNow = endsNow();
        if (endsNow) {
            tell(() -> listener.unanswered(why));
        }
        return endsNow;
    }

    /** Whatever the listener does, the next request of the device goes out, and nobody else's time or answers stop. */
    private void tell(Runnable told) {
        try {
            told.run();
        } catch (RuntimeException e) {
            Wire.report(e);
        } finally {
            line.release();
        }
    }

    /** Its answer has come. */
    void answered(Answer answer) {
        long received = System.nanoTime();
        if (!endsNow()) {
            return;
        }
        wire.tally().responses.increment();
        wire.tally().varBinds.add(answer.size());
        Reply reply = new Reply(answer, firstSentNanos, sentNanos, received, tries);
        tell(() -> answered(reply));
    }

    /** A fault in taking an answer is told to who waits as silence: he would wait for ever else. */
    private void answered(Reply reply) {
        try {
            listener.answered(reply);
        } catch (RuntimeException e) {
            listener.unanswered("fault while reading an answer: " + e.getClass().getSimpleName());
            throw e;
        }
    }

    /** Who was given up while he got his new place must not keep it. */
    private void leaveWhereEnded() {
        boolean over;
        synchronized (this) {
            over = ended;
        }
        if (over) {
            wire.forget(this);
        }
    }

    private boolean endsNow() {
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
        }
        wire.forget(this);
        return true;
    }
}
