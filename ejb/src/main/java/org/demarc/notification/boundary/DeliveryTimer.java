package org.demarc.notification.boundary;

import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.notification.control.NotificationSettings;
import org.demarc.notification.control.Words;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;

/** Takes contacts to whom something is owed and tells them; every node has one, and each contact is told by one at a time. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DeliveryTimer {

    @Inject
    LaneRound round;

    @Inject
    Postman postman;

    @Inject
    Translations translations;

    @Inject
    Settings settings;

    @Inject
    DatabaseWatch database;

    @Resource
    ManagedExecutorService threads;

    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicInteger working = new AtomicInteger();

    /** Every two seconds. */
    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "notification-round")
    void tick() {
        Optional<Words> words = translations.words();
        if (words.isEmpty() || !settings.of(NotificationSettings.class).enabled() || !busy.compareAndSet(false, true)) {
            return;
        }
        try {
            owe();
            claim(words.get());
        } catch (RuntimeException e) {
            database.unlessAway(e, NotificationLog.LOG::failed);
        } finally {
            busy.set(false);
        }
    }

    /** Reminders, and what nodes left that are gone. */
    @Schedule(hour = "*", minute = "*", second = "*/20", persistent = false, info = "notification-reminders")
    void remind() {
        if (!settings.of(NotificationSettings.class).enabled()) {
            return;
        }
        try {
            Instant now = Instant.now();
            int left = round.takeUp(now);
            if (left > 0) {
                NotificationLog.LOG.takenUp(left);
            }
            round.remind(now);
        } catch (RuntimeException e) {
            database.unlessAway(e, NotificationLog.LOG::failed);
        }
    }

    private void owe() {
        boolean isMore = round.owe();
        while (isMore) {
            isMore = round.owe();
        }
    }

    private void claim(Words words) {
        int free = settings.of(NotificationSettings.class).lanes() - working.get();
        if (free <= 0) {
            return;
        }
        for (long contact : round.claim(free, Instant.now())) {
            working.incrementAndGet();
            try {
                threads.execute(() -> tell(contact, words));
            } catch (RejectedExecutionException e) {
                working.decrementAndGet();
                round.release(contact, Instant.now(), null);
            }
        }
    }

    private void tell(long contact, Words words) {
        try {
            postman.tell(contact, words);
        } catch (RuntimeException e) {
            database.unlessAway(e, NotificationLog.LOG::failed);
        } finally {
            working.decrementAndGet();
        }
    }
}
