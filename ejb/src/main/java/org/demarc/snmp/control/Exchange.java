package org.demarc.snmp.control;

import java.io.IOException;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.event.ResponseListener;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.VariableBinding;

/**
 * One request with its repetitions. A repetition is the same datagram with the same request id, so that a late answer to an earlier try
 * still counts. Ends exactly once. Runs on the library's listener and timer threads: nothing
 * here or in the {@link Listener} may block.
 */
final class Exchange implements ResponseListener {

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
     * @param sentNanos when the try that was probably answered went out
     * @param tries how many tries it took
     */
    record Reply(PDU pdu, long firstSentNanos, long sentNanos, long receivedNanos, int tries) {
        long middleNanos() {
            return sentNanos + (receivedNanos - sentNanos) / 2;
        }
    }

    private final Wire wire;
    private final Line line;
    private final SnmpTarget target;
    private final PDU request;
    private final Patience patience;
    private final Listener listener;
    private int timeoutMs;
    private int tries;
    private long firstSentNanos;
    private long sentNanos;
    private boolean ended;

    Exchange(Wire wire, Line line, SnmpTarget target, PDU request, Patience patience, Listener listener) {
        this.wire = wire;
        this.line = line;
        this.target = target;
        this.request = request;
        this.patience = patience;
        this.timeoutMs = patience.timeoutMs();
        this.listener = listener;
    }

    int inFlight() {
        return target.inFlight();
    }

    void send() {
        synchronized (this) {
            tries++;
            sentNanos = System.nanoTime();
            firstSentNanos = tries == 1 ? sentNanos : firstSentNanos;
        }
        wire.tally().requests.increment();
        try {
            wire.send(request, target, timeoutMs, this);
        } catch (IOException | RuntimeException e) {
            endUnanswered("cannot send: " + e.getClass().getSimpleName());
        }
    }

    @Override
    public <A extends Address> void onResponse(ResponseEvent<A> event) {
        ((Snmp) event.getSource()).cancel(event.getRequest(), this);
        PDU response = event.getResponse();
        if (response == null || isForeign(event)) {
            tryAgain();
        } else {
            end(response);
        }
    }

    private boolean isForeign(ResponseEvent<?> event) {
        return target.verifyPeer() && !Wire.address(target).equals(event.getPeerAddress());
    }

    private void tryAgain() {
        if (tries < patience.tries() && !wire.closed()) {
            wire.tally().retries.increment();
            timeoutMs = Math.min(60_000, timeoutMs * patience.growth());
            send();
        } else {
            wire.tally().timeouts.increment();
            endUnanswered("no answer to " + tries + (tries == 1 ? " try" : " tries"));
        }
    }

    private void endUnanswered(String why) {
        if (endsNow()) {
            line.release();
            listener.unanswered(why);
        }
    }

    private void end(PDU response) {
        long received = System.nanoTime();
        if (!endsNow()) {
            return;
        }
        wire.tally().responses.increment();
        wire.tally().varBinds.add(response.size());
        line.release();
        listener.answered(new Reply(response, firstSentNanos, sentNanos, received, tries));
    }

    private synchronized boolean endsNow() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    /** A fresh request of a type for these instances. */
    static PDU pdu(SnmpVersion version, int type, Iterable<Oid> instances) {
        PDU pdu = version == SnmpVersion.V3 ? new org.snmp4j.ScopedPDU() : new PDU();
        pdu.setType(type);
        for (Oid instance : instances) {
            pdu.add(new VariableBinding(new org.snmp4j.smi.OID(instance.raw())));
        }
        return pdu;
    }
}
