package org.demarc.backup.boundary;

import jakarta.annotation.PostConstruct;
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
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.backup.control.BackupSettings;
import org.demarc.backup.entity.BackupBook;
import org.demarc.console.control.ConsoleSession;
import org.demarc.job.control.Node;
import org.demarc.settings.boundary.DatabaseWatch;
import org.demarc.settings.boundary.Settings;

/** Takes devices whose configuration is due and has it saved on this node's threads; a device is taken by one node of the cluster. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BackupRunner {

    /** A session ends before. */
    static final Duration LEASE = ConsoleSession.LONGEST.plusMinutes(3);

    private static final long PREPARE_EVERY_NANOS = Duration.ofSeconds(30).toNanos();

    @Inject
    BackupBook book;

    @Inject
    BackupWork work;

    @Inject
    ShowingProfiles profiles;

    @Inject
    Settings settings;

    @Inject
    DatabaseWatch database;

    @Resource
    ManagedExecutorService threads;

    private final AtomicInteger busy = new AtomicInteger();
    private volatile long preparedAt = System.nanoTime() - PREPARE_EVERY_NANOS;

    @PostConstruct
    void takeUpOwnFromBeforeTheRestart() {
        book.giveUpOwn(Node.name());
    }

    @Schedule(hour = "*", minute = "*", second = "*/2", persistent = false, info = "configuration-runner")
    void look() {
        try {
            BackupSettings wanted = settings.of(BackupSettings.class);
            if (wanted.enabled()) {
                prepare();
                takeUp(wanted.atOnce() - busy.get());
            }
        } catch (RuntimeException e) {
            database.unlessAway(e, BackupLog.LOG::roundFailed);
        }
    }

    private void prepare() {
        if (System.nanoTime() - preparedAt >= PREPARE_EVERY_NANOS) {
            preparedAt = System.nanoTime();
            book.prepare(profiles.keys());
        }
    }

    private void takeUp(int free) {
        if (free <= 0) {
            return;
        }
        for (long deviceId : book.claim(profiles.keys(), Node.name(), LEASE, free)) {
            busy.incrementAndGet();
            try {
                threads.execute(() -> save(deviceId));
            } catch (RejectedExecutionException e) {
                busy.decrementAndGet();
                BackupLog.LOG.debugf("no thread for the configuration of device %d: its lease ends", deviceId);
            }
        }
    }

    private void save(long deviceId) {
        try {
            work.save(deviceId);
        } catch (RuntimeException e) {
            database.unlessAway(e, fault -> BackupLog.LOG.failed(deviceId, fault));
        } finally {
            busy.decrementAndGet();
        }
    }
}
