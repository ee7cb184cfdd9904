package org.demarc.snmp.control;

/**
 * How many variable bindings one request asks for (snmp-engine.md 4): starts at 32, becomes the maximum after four full answers, is
 * halved on trouble, grows again one step after ten clean cycles. One silence of a device that answers requests of that size, and whose
 * last cycle was clean, was a lost datagram twice over: it is not remembered, else lossy ways would make all requests small in time.
 */
final class Budget {

    static final int START = 32;
    private static final int FULL_ANSWERS = 4;
    private static final int CLEAN_CYCLES = 10;

    private final int most;
    private int now;
    private int fullAnswers;
    private boolean shrunk;
    private boolean troubled;
    private int silences;
    private int beforeSilence;

    Budget(DeviceConduct conduct, int most) {
        this.most = most;
        this.now = Math.min(most, conduct.budget() == 0 ? START : conduct.budget());
        this.shrunk = conduct.shrunk();
    }

    int now() {
        return now;
    }

    void fullAnswer() {
        fullAnswers++;
        if (!shrunk && fullAnswers >= FULL_ANSWERS) {
            now = most;
        }
    }

    void halve() {
        now = Math.max(1, now / 2);
        shrunk = true;
        troubled = true;
    }

    /** A request of this size was not answered, twice. */
    void halveAfterSilence() {
        beforeSilence = fullAnswers >= FULL_ANSWERS && silences == 0 && !troubled ? now : 0;
        silences++;
        halve();
    }

    /** The trouble came from one column that is left out now: the budget of before is right for the others. */
    void restore(int before) {
        now = Math.max(now, before);
        shrunk = now < most && shrunk;
    }

    /** What to remember of a device that answered. */
    DeviceConduct after(DeviceConduct before, int longestMs, int varBinds) {
        if (silences == 1 && beforeSilence > 0 && before.cleanCycles() > 0) {
            return new DeviceConduct(beforeSilence, before.shrunk(), 0, longestMs, before.longestMs(), varBinds, 0);
        }
        int clean = troubled ? 0 : before.cleanCycles() + 1;
        int next = now;
        if (shrunk && clean >= CLEAN_CYCLES) {
            next = Math.min(most, now * 2);
            clean = 0;
        }
        return new DeviceConduct(next, shrunk && next < most, clean, longestMs, before.longestMs(), varBinds, 0);
    }
}
