package org.demarc.ucrm.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.demarc.TestDatabase;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmEvents.Arrival;
import org.demarc.ucrm.entity.CrmEvents.Receipt;
import org.demarc.ucrm.entity.EventState;
import org.demarc.ucrm.entity.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Hooks that are stored together. */
class EventShelfIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Hub hub = new Hub(DATABASE.dataSource());
    private final ExecutorService senders = Executors.newCachedThreadPool();
    private final String source = "s" + UUID.randomUUID().toString().substring(0, 8);
    private long sourceId;

    @BeforeEach
    void start() {
        DATABASE.execute("TRUNCATE crm_source CASCADE");
        hub.source(source, "", "", Verification.OFF);
        sourceId = hub.sources.withCode(source).orElseThrow().id();
    }

    @AfterEach
    void stop() {
        senders.shutdownNow();
    }

    @Test
    void whoDeliversForTheFirstTimeIsToldSoAlsoWhenHisGroupFailsBehindTheStoring() throws Exception {
        FailingBell bell = new FailingBell();
        EventShelf shelf = new EventShelf(hub.events, bell);
        Future<Receipt> alone = senders.submit(() -> shelf.store(hook("alone")));
        assertThat(bell.rings.await(10, TimeUnit.SECONDS)).isTrue();

        List<Thread> waiting = new ArrayList<>();
        List<Future<Receipt>> group = new ArrayList<>();
        for (String name : List.of("first", "second")) {
            group.add(senders.submit(() -> {
                synchronized (waiting) {
                    waiting.add(Thread.currentThread());
                }
                return shelf.store(hook(name));
            }));
        }
        await().until(() -> {
            synchronized (waiting) {
                return waiting.size() == 2
                        && waiting.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING);
            }
        });
        bell.mayEnd.countDown();

        assertThat(alone.get(10, TimeUnit.SECONDS).isNew()).isTrue();
        for (Future<Receipt> one : group) {
            assertThat(one.get(10, TimeUnit.SECONDS).isNew()).isTrue();
        }
        assertThat(hub.sql.<Long>list(
                        "SELECT deliveries FROM crm_event WHERE source_id = ? ORDER BY id",
                        row -> row.number("deliveries"),
                        sourceId))
                .containsExactly(1L, 1L, 1L);
    }

    @Test
    void theSameHookAgainIsNotNew() {
        FailingBell bell = new FailingBell();
        EventShelf shelf = new EventShelf(hub.events, bell);
        bell.mayEnd.countDown();

        assertThat(shelf.store(hook("twice")).isNew()).isTrue();
        Receipt again = shelf.store(hook("twice"));

        assertThat(again.isNew()).isFalse();
        assertThat(again.sameBody()).isTrue();
        assertThat(again.before()).isEqualTo(EventState.STORED);
    }

    private Arrival hook(String uuid) {
        return new Arrival(sourceId, uuid, "hash", "{}", "service", "1", "insert", "service.add", EventState.STORED);
    }

    /** Rings the first time when it is let, and fails from then on. */
    private static final class FailingBell implements UcrmBell {

        private final CountDownLatch rings = new CountDownLatch(1);
        private final CountDownLatch mayEnd = new CountDownLatch(1);
        private boolean hasRung;

        @Override
        public void events(List<Long> eventIds) {
            if (hasRung) {
                throw new IllegalStateException("nobody hears it");
            }
            hasRung = true;
            rings.countDown();
            try {
                assertThat(mayEnd.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void service(long knownServiceId) {
            // not rung here
        }
    }
}
