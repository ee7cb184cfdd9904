package org.demarc.poll.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.LongAdder;
import org.demarc.poll.entity.DeviceCall;

/** Calls of devices that wait to be written. Whoever brings one never waits: what finds no room is counted and let go. */
public final class CallPile {

    private final BlockingQueue<DeviceCall> waiting;
    private final LongAdder lost = new LongAdder();

    /** @param room how many may wait */
    public CallPile(int room) {
        waiting = new ArrayBlockingQueue<>(room);
    }

    public void add(DeviceCall call) {
        if (!waiting.offer(call)) {
            lost.increment();
        }
    }

    /** The oldest of them, which nobody else gets. */
    public List<DeviceCall> take(int most) {
        List<DeviceCall> taken = new ArrayList<>();
        waiting.drainTo(taken, most);
        return taken;
    }

    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** How many found no room since this was asked last. */
    public long takeLost() {
        return lost.sumThenReset();
    }
}
