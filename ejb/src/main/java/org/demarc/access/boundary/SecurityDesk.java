package org.demarc.access.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.demarc.access.entity.Permission;
import org.demarc.access.entity.SignInGuard;
import org.demarc.audit.boundary.AuditLog;

/** Addresses that are shut out, for administrators. */
@Stateless
@Requires({Permission.USER_MANAGEMENT, Permission.SYSTEM_CONFIGURATION})
public class SecurityDesk {

    @Inject
    SignInGuard guard;

    @Inject
    AuditLog audit;

    public List<SignInGuard.Block> blocks() {
        return guard.blocks(Instant.now());
    }

    /** Lets everybody in again; answers how many addresses were shut out. */
    public int resetBlocks() {
        int reset = guard.resetAll();
        audit.record("security:ipblock-reset", "ip_block", "*", Map.of("addresses", reset), null);
        return reset;
    }
}
