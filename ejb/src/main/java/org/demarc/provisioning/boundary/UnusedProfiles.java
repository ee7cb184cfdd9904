package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.provisioning.control.AccountDriver;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.RouterLease;

/** Takes PPP profiles off routers that Demarc made and that no account needs any more. Never in a transaction. */
@Dependent
public class UnusedProfiles {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long LOOK_MS = 200;

    private final RouterReports reports;
    private final RouterLease leases;
    private final AccountDriver driver;
    private final AuditLog audit;

    @Inject
    public UnusedProfiles(RouterReports reports, RouterLease leases, AccountDriver driver, AuditLog audit) {
        this.reports = reports;
        this.leases = leases;
        this.driver = driver;
        this.audit = audit;
    }

    /**
     * Removes the profile as the router's one writer.
     *
     * @param comment the mark with which it was seen
     * @return why not; empty when it is gone
     */
    public String remove(long routerId, String name, String comment) {
        RouterAccess router = reports.router(routerId).access();
        String holder = "profile-" + UUID.randomUUID();
        if (!isWriter(routerId, holder)) {
            return "other work on " + router.name() + " takes long";
        }
        try {
            DriverOutcome outcome = driver.removeProfile(router, name, comment);
            if (!(outcome instanceof DriverOutcome.Done)) {
                return Adopter.words(outcome);
            }
            audit.record("profile:removed", "router", routerId, name, null);
            return "";
        } finally {
            leases.release(routerId, holder);
        }
    }

    private boolean isWriter(long routerId, String holder) {
        Instant until = Instant.now().plus(PATIENCE);
        while (!leases.take(routerId, holder, LEASE)) {
            if (Instant.now().isAfter(until) || !rest()) {
                return false;
            }
        }
        return true;
    }

    private static boolean rest() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
