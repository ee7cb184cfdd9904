package org.demarc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does at once what several threads want at the same time. Whoever comes first begins without waiting for others; those who come meanwhile
 * are the next group, and one of them does it for all. So what costs one statement and one commit alone costs hardly more for fifty.
 *
 * @param <T> what a thread wants done
 * @param <R> what comes of it
 */
public final class Together<T, R> {

    private final int most;
    private final Function<List<T>, List<R>> work;
    private final Deque<Seat> waiting = new ArrayDeque<>();
    private boolean isLed;

    /**
     * @param most size of a group
     * @param work gives a result for each of the group, in their order; when it fails for several, each is done by itself
     */
    public Together(int most, Function<List<T>, List<R>> work) {
        this.most = most;
        this.work = work;
    }

    /** The calling thread waits until it is done; whatever the work throws for this one is thrown. */
    public R have(T wanted) {
        Seat mine = new Seat(wanted);
        synchronized (this) {
            if (isLed) {
                waiting.add(mine);
            } else {
                isLed = true;
                mine.lead();
            }
        }
        return mine.result();
    }

    private final class Seat {

        private final T wanted;
        private final CountDownLatch called = new CountDownLatch(1);
        private volatile boolean leads;
        private volatile @Nullable R result;
        private volatile @Nullable RuntimeException fault;

        Seat(T wanted) {
            this.wanted = wanted;
        }

        void lead() {
            leads = true;
            called.countDown();
        }

        R result() {
            awaitCall();
            if (leads) {
                leadGroup();
            }
            RuntimeException thrown = fault;
            if (thrown != null) {
                throw thrown;
            }
            R done = result;
            if (done == null) {
                throw new IllegalStateException("the group ended without this one's result");
            }
            return done;
        }

        /** An interruption must not leave a group without its leader: it is kept for later. */
        private void awaitCall() {
            boolean wasInterrupted = false;
            while (true) {
                try {
                    called.await();
                    break;
                } catch (InterruptedException e) {
                    wasInterrupted = true;
                }
            }
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private void leadGroup() {
            List<Seat> group = group();
            try {
                carryOut(group);
            } finally {
                passOn();
                group.forEach(seat -> seat.called.countDown());
            }
        }

        private List<Seat> group() {
            List<Seat> group = new ArrayList<>(List.of(this));
            synchronized (Together.this) {
                while (group.size() < most && !waiting.isEmpty()) {
                    group.add(waiting.remove());
                }
            }
            return group;
        }

        private void passOn() {
            synchronized (Together.this) {
                if (waiting.isEmpty()) {
                    isLed = false;
                } else {
                    waiting.remove().lead();
                }
            }
        }

        private void carryOut(List<Seat> group) {
            try {
                List<R> results =
                        work.apply(group.stream().map(seat -> seat.wanted).toList());
                for (int i = 0; i < group.size(); i++) {
                    group.get(i).result = results.get(i);
                }
            } catch (RuntimeException e) {
                if (group.size() == 1 || Sql.isDatabaseAway(e)) {
                    group.forEach(seat -> seat.fault = e);
                } else {
                    group.forEach(seat -> carryOut(List.of(seat)));
                }
            }
        }
    }
}
