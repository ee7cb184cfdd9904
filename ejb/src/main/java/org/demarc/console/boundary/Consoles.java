package org.demarc.console.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.demarc.console.control.ConsoleAccess;
import org.demarc.console.control.ConsoleDoor;
import org.demarc.console.control.ConsoleFault;
import org.demarc.console.control.ConsoleSession;
import org.demarc.console.control.HostKeys;
import org.demarc.console.control.Shells;
import org.demarc.console.entity.ConsoleBook;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.entity.DeviceAccess;
import org.jspecify.annotations.Nullable;

/** The consoles of devices: one session for a device at a time in the whole cluster (devices.md DEV-19). */
@ApplicationScoped
public class Consoles {

    private static final Duration LEASE = ConsoleSession.LONGEST.plusMinutes(1);
    private static final long PATIENCE_MS = 30_000;

    @Inject
    ConsoleBook book;

    private @Nullable Shells shells;

    /** The way to a device's console; nobody goes through it yet. */
    public ConsoleDoor door(DeviceAccess access, ConsoleDialect dialect) {
        return door(access, dialect, ConsoleSession.LONGEST);
    }

    /**
     * The same for sessions of a bounded length.
     *
     * @param longest at most {@link ConsoleSession#LONGEST}
     */
    public ConsoleDoor door(DeviceAccess access, ConsoleDialect dialect, Duration longest) {
        return () -> open(access, dialect, longest);
    }

    private ConsoleSession open(DeviceAccess access, ConsoleDialect dialect, Duration longest)
            throws ConsoleFault, InterruptedException {
        String holder = UUID.randomUUID().toString();
        take(access.deviceId(), holder);
        boolean open = false;
        try {
            String place = access.address() + " " + access.consolePort();
            HostKeys keys = fingerprint -> book.isKnown(access.deviceId(), place, fingerprint);
            ConsoleSession session = shells().open(ConsoleAccess.of(access), dialect, keys, longest)
                    .then(() -> book.giveBack(access.deviceId(), holder));
            open = true;
            return session;
        } finally {
            if (!open) {
                book.giveBack(access.deviceId(), holder);
            }
        }
    }

    private void take(long deviceId, String holder) throws ConsoleFault, InterruptedException {
        long until = System.nanoTime() + PATIENCE_MS * 1_000_000;
        while (!book.take(deviceId, holder, LEASE)) {
            if (System.nanoTime() > until) {
                throw ConsoleFault.busy();
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private synchronized Shells shells() {
        Shells known = shells;
        if (known == null) {
            known = new Shells();
            shells = known;
        }
        return known;
    }

    @PreDestroy
    synchronized void close() {
        if (shells != null) {
            shells.close();
            shells = null;
        }
    }
}
