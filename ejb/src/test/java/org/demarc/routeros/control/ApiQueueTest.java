package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.demarc.routeros.control.ApiQueue.Due;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApiQueueTest {

    private static final int PLACES = 4;
    private static final int MANY = 400;

    private final Map<ApiRound, Queue<Long>> dueByRound = new ConcurrentHashMap<>();
    private final Queue<Due> done = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(this::thread);

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "api-queue");
        thread.setUncaughtExceptionHandler((broken, fault) -> faults.add(fault));
        return thread;
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private void due(ApiRound round, int devices) {
        LongStream.rangeClosed(1, devices).forEach(device -> of(round).add(device));
    }

    private Queue<Long> of(ApiRound round) {
        return dueByRound.computeIfAbsent(round, fresh -> new ConcurrentLinkedQueue<>());
    }

    private List<Long> take(ApiRound round, int most) {
        List<Long> taken = new ArrayList<>();
        while (taken.size() < most && !of(round).isEmpty()) {
            taken.add(of(round).remove());
        }
        return taken;
    }

    @Test
    @DisplayName(
            "DEV-6 row 28: all that are due are read after one look, however many they are, and never more at once than may")
    void allThatAreDueAreReadAfterOneLook() {
        due(ApiRound.BGP, MANY);
        due(ApiRound.MENUS, MANY);
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch allPlaces = new CountDownLatch(PLACES);
        ApiQueue queue = new ApiQueue(
                this::take,
                device -> {
                    most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    meet(allPlaces);
                    atOnce.decrementAndGet();
                    done.add(device);
                },
                threads,
                () -> PLACES);

        queue.look();
        queue.look();

        await().until(() -> done.size() == 2 * MANY);
        assertThat(done).doesNotHaveDuplicates();
        assertThat(most).hasValue(PLACES);
        assertThat(faults).isEmpty();
    }

    /** Until a reading is under way at every place. */
    private static void meet(CountDownLatch allPlaces) {
        allPlaces.countDown();
        try {
            if (!allPlaces.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("places stay empty");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("row 28: BGP sessions go before other menus, which still have their turn")
    void bgpSessionsGoBeforeMenus() {
        due(ApiRound.MENUS, 3);
        due(ApiRound.BGP, 6);

        new ApiQueue(this::take, done::add, Runnable::run, () -> 1).look();

        assertThat(done)
                .extracting(Due::round)
                .containsExactly(
                        ApiRound.BGP,
                        ApiRound.BGP,
                        ApiRound.BGP,
                        ApiRound.BGP,
                        ApiRound.MENUS,
                        ApiRound.BGP,
                        ApiRound.BGP,
                        ApiRound.MENUS,
                        ApiRound.MENUS);
    }

    @Test
    void aReadingThatBreaksOffEndsNobodyElses() {
        due(ApiRound.BGP, MANY);
        ApiQueue queue = new ApiQueue(
                this::take,
                device -> {
                    done.add(device);
                    if (device.deviceId() == 1 || device.deviceId() == 2) {
                        throw new IllegalStateException("device " + device.deviceId());
                    }
                },
                threads,
                () -> 2);

        queue.look();

        await().until(() -> done.size() == MANY && faults.size() == 2);
        assertThat(faults).allSatisfy(fault -> assertThat(fault).isInstanceOf(IllegalStateException.class));
    }

    @Test
    void aPlaceWithoutAThreadIsGivenBackAndWhatWaitsIsReadWithTheNextLook() {
        due(ApiRound.BGP, 3);
        AtomicBoolean refuses = new AtomicBoolean(true);
        Executor executor = task -> {
            if (refuses.get()) {
                throw new RejectedExecutionException("no thread");
            }
            task.run();
        };
        ApiQueue queue = new ApiQueue(this::take, done::add, executor, () -> 1);

        queue.look();
        queue.look();
        List<Due> before = List.copyOf(done);
        refuses.set(false);
        queue.look();

        assertThat(before).isEmpty();
        assertThat(done).extracting(Due::deviceId).containsExactly(1L, 2L, 3L);
    }
}
