package org.demarc.lab.device;

/**
 * When a line is up: by chance it fails now and then for some minutes and recovers, and by hand at once. What it answers
 * depends on the seed, on the instant and on what was done by hand, not on how often it is asked.
 */
public final class Life {

    private static final long EPOCH_MS = 1_800_000;
    private static final long LOOK_BACK = 96;

    private final long seed;
    private final long shiftMs;
    private final long bornMs;
    private final double failuresPerEpoch;
    private volatile Hand hand = new Hand(false, DownReason.POWER_LOSS, 0, 0);

    /**
     * What a line is at a moment.
     *
     * @param reason of the present or the last failure
     * @param lastUpMs since when it is up, or was up before it failed; milliseconds since 1970
     * @param lastDownMs when it failed last
     */
    public record State(boolean up, DownReason reason, long lastUpMs, long lastDownMs) {

        /** When it became what it is. */
        public long sinceMs() {
            return up ? lastUpMs : lastDownMs;
        }
    }

    private record Hand(boolean down, DownReason reason, long downMs, long upMs) {}

    private record Outage(long startMs, long endMs, DownReason reason) {}

    /**
     * A line's life.
     *
     * @param bornMs before this instant it never failed
     * @param failuresPerEpoch chance of a failure in half an hour, 0 to 1
     */
    public Life(long seed, long bornMs, double failuresPerEpoch) {
        this.seed = seed;
        shiftMs = Math.floorMod(Chance.mix(seed), EPOCH_MS);
        this.bornMs = bornMs;
        this.failuresPerEpoch = failuresPerEpoch;
    }

    /** Takes it down by hand, until {@link #restore}. */
    public void fail(DownReason reason, long nowMs) {
        hand = new Hand(true, reason, nowMs, 0);
    }

    /** Takes it down by hand for a while: it comes back by itself, as after a reboot. */
    public void failFor(DownReason reason, long nowMs, long durationMs) {
        hand = new Hand(false, reason, nowMs, nowMs + durationMs);
    }

    /** Brings it up at once, whatever took it down. */
    public void restore(long nowMs) {
        State before = at(nowMs);
        if (!before.up()) {
            hand = new Hand(false, before.reason(), before.lastDownMs(), nowMs);
        }
    }

    public State at(long nowMs) {
        Hand done = hand;
        if (done.down()) {
            return new State(false, done.reason(), byChance(done.downMs()).lastUpMs(), done.downMs());
        }
        if (nowMs >= done.downMs() && nowMs < done.upMs()) {
            return new State(false, done.reason(), byChance(done.downMs()).lastUpMs(), done.downMs());
        }
        State state = byChance(nowMs);
        return done.upMs() > state.sinceMs() ? new State(true, done.reason(), done.upMs(), done.downMs()) : state;
    }

    private State byChance(long nowMs) {
        long epoch = Math.floorDiv(nowMs - shiftMs, EPOCH_MS);
        for (long e = epoch; e > epoch - LOOK_BACK && e * EPOCH_MS + shiftMs > bornMs; e--) {
            if (Chance.unit(seed, e) < failuresPerEpoch) {
                Outage outage = outage(e);
                if (nowMs >= outage.endMs()) {
                    return new State(true, outage.reason(), outage.endMs(), outage.startMs());
                }
                if (nowMs >= outage.startMs()) {
                    return new State(
                            false,
                            outage.reason(),
                            byChance(outage.startMs() - 1).lastUpMs(),
                            outage.startMs());
                }
            }
        }
        return new State(true, DownReason.POWER_LOSS, bornMs, bornMs - EPOCH_MS);
    }

    private Outage outage(long epoch) {
        long start = epoch * EPOCH_MS + shiftMs + (long) (Chance.unit(seed + 1, epoch) * EPOCH_MS / 2);
        long length = 180_000 + (long) (Chance.unit(seed + 2, epoch) * 600_000);
        boolean power = Chance.unit(seed + 3, epoch) < 0.6;
        return new Outage(start, start + length, power ? DownReason.POWER_LOSS : DownReason.FIBRE_CUT);
    }
}
