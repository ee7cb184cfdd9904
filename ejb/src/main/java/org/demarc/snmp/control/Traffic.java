package org.demarc.snmp.control;

/**
 * The requests of one conversation: how many wait at the gate, how many wait for their answers, and for how long altogether none was under
 * way because all waited at the gate. Instants are those of {@link System#nanoTime()}.
 */
final class Traffic {

    private int atTheGate;
    private int onTheWire;
    private long heldUpSinceNanos;
    private long heldUpNanos;

    /** A request has come to the gate. */
    void comes(long nowNanos) {
        if (atTheGate == 0 && onTheWire == 0) {
            heldUpSinceNanos = nowNanos;
        }
        atTheGate++;
    }

    /** One that has waited at the gate goes to the device. */
    void goes(long nowNanos) {
        if (isHeldUp()) {
            heldUpNanos += nowNanos - heldUpSinceNanos;
        }
        atTheGate--;
        onTheWire++;
    }

    /** One was answered, or given up. */
    void ends(long nowNanos) {
        onTheWire--;
        if (onTheWire == 0) {
            heldUpSinceNanos = nowNanos;
        }
    }

    /** Whether something waits at the gate and nothing is on its way. */
    boolean isHeldUp() {
        return atTheGate > 0 && onTheWire == 0;
    }

    /** For how long it was held up, until the last request that went. */
    long heldUpNanos() {
        return heldUpNanos;
    }
}
