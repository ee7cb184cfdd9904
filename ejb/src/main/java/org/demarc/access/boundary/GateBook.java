package org.demarc.access.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.demarc.access.control.GateWatch;
import org.demarc.access.entity.ApiKey;
import org.demarc.access.entity.Caller;
import org.demarc.audit.boundary.AuditLog;

/** Writes what happens at the gate into the audit log, in the words of wildcore-mikbill.md 12.3. */
@ApplicationScoped
public class GateBook implements GateWatch {

    private static final String USER = "user";
    private static final int LONGEST_LOGIN = 64;
    private static final int MOST_KEYS = 10_000;

    /** A program with an expired key knocks every second: once an hour on each node is told. */
    private static final Duration PAUSE = Duration.ofHours(1);

    @Inject
    AuditLog audit;

    private final Map<Long, Instant> toldByKey = new ConcurrentHashMap<>();

    @Override
    public void signedIn(Caller caller) {
        audit.recordFor(caller, "user:logged_in", USER, caller.id(), null);
    }

    /** Somebody who was known goes. */
    public void signedOut(Caller caller) {
        audit.recordFor(caller, "user:logged_out", USER, caller.id(), null);
    }

    @Override
    public void refused(String login, String remoteAddress) {
        audit.recordStranger(shortened(login), remoteAddress, "security:auth_attempts", USER, shortened(login));
    }

    @Override
    public void shutOut(String login, String remoteAddress) {
        AccessLog.LOG.addressBlocked(remoteAddress);
        audit.recordStranger(shortened(login), remoteAddress, "security:address_blocked", "ip_block", remoteAddress);
    }

    @Override
    public void expired(ApiKey key, String remoteAddress) {
        Instant now = Instant.now();
        if (toldByKey.size() > MOST_KEYS) {
            toldByKey.clear();
        }
        Instant told = toldByKey.get(key.id());
        if (told == null || told.plus(PAUSE).isBefore(now)) {
            toldByKey.put(key.id(), now);
            audit.recordStranger(key.login(), remoteAddress, "key:used_after_expiry", "api_key", key.id());
        }
    }

    private static String shortened(String login) {
        String plain = login.strip();
        return plain.length() > LONGEST_LOGIN ? plain.substring(0, LONGEST_LOGIN) : plain;
    }
}
