package org.demarc.backup.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.demarc.Transactions;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.backup.control.BackupConversation;
import org.demarc.backup.control.BackupConversation.Answer;
import org.demarc.backup.control.BackupSettings;
import org.demarc.backup.control.ConfigurationDiff;
import org.demarc.backup.control.SecretMask;
import org.demarc.backup.entity.BackupBook;
import org.demarc.backup.entity.BackupBook.End;
import org.demarc.backup.entity.BackupOutcome;
import org.demarc.backup.entity.Configurations;
import org.demarc.console.boundary.Consoles;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.entity.DeviceAccess;
import org.demarc.device.entity.DeviceAccesses;
import org.demarc.job.control.Node;
import org.demarc.settings.boundary.Settings;

/** Saves the configuration of a claimed device and writes down how it went. This is the place that must outlive one bad device. */
@ApplicationScoped
public class BackupWork {

    @Inject
    BackupBook book;

    @Inject
    Configurations configurations;

    @Inject
    DeviceAccesses accesses;

    @Inject
    ShowingProfiles profiles;

    @Inject
    Consoles consoles;

    @Inject
    Transactions transactions;

    @Inject
    Settings settings;

    @Inject
    CurrentUser currentUser;

    /** Works on the device to its end. */
    @ActivateRequestContext
    public void save(long deviceId) {
        currentUser.becomeSystem();
        long began = System.nanoTime();
        Optional<DeviceAccess> access = accesses.ofDevice(deviceId);
        if (access.isEmpty()) {
            return;
        }
        try {
            finish(deviceId, began, tried(access.get()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            finish(deviceId, began, new End(BackupOutcome.FAULT, "", 0, null));
            throw e;
        }
    }

    private End tried(DeviceAccess access) throws InterruptedException {
        Optional<ConsoleDialect> dialect = profiles.dialect(access);
        if (dialect.isEmpty() || !access.hasConsole()) {
            return new End(dialect.isEmpty() ? BackupOutcome.NOT_SUPPORTED : BackupOutcome.NO_CONSOLE, "", 0, null);
        }
        SecretMask mask = profiles.mask(access);
        Answer answer = BackupConversation.hold(consoles.door(access, dialect.get()), dialect.get());
        if (!answer.outcome().isSaved()) {
            return new End(answer.outcome(), mask.masked(answer.words()), 0, null);
        }
        var read = new Configurations.Read(answer.text(), mask.masked(answer.text()), Instant.now());
        Configurations.Kept kept =
                transactions.call(() -> configurations.keep(access.deviceId(), read, ConfigurationDiff::counted));
        if (kept.outcome() == BackupOutcome.CHANGED) {
            BackupLog.LOG.changed(access.name());
        }
        return new End(kept.outcome(), "", 0, kept);
    }

    private void finish(long deviceId, long began, End end) {
        BackupSettings wanted = settings.of(BackupSettings.class);
        int took = (int) Math.min(Integer.MAX_VALUE, (System.nanoTime() - began) / 1_000_000);
        book.finish(
                deviceId,
                Node.name(),
                new End(end.outcome(), end.words(), took, end.kept()),
                wanted.interval().toSeconds(),
                wanted.retry().toSeconds());
    }
}
