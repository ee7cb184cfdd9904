package org.demarc.audit.boundary;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Caller;
import org.demarc.audit.control.AuditJson;
import org.demarc.audit.entity.AuditEntry;
import org.demarc.audit.entity.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * Where every change is recorded, in the transaction of the change itself. Who did it is taken from
 * {@link CurrentUser}; work that nobody asked for is recorded as done by {@code system}.
 */
@Dependent
public class AuditLog {

    @Inject
    AuditTrail trail;

    @Inject
    CurrentUser currentUser;

    /**
     * Records a change.
     *
     * @param action object and past participle, for instance {@code user:changed}
     * @param objectType what kind of thing
     * @param objectId which one: id or name
     * @param before a record or map, written as JSON; null when there was nothing; secrets are written as dots
     * @param after the same for the new state
     */
    public void record(
            String action, String objectType, Object objectId, @Nullable Object before, @Nullable Object after) {
        record(caller(), action, objectType, objectId, before, after, "SUCCESS");
    }

    /** Records something that was refused or went wrong. */
    public void recordFailure(String action, String objectType, Object objectId, @Nullable Object details) {
        record(caller(), action, objectType, objectId, null, details, "FAILED");
    }

    /** Records for a caller who is not the current one, such as somebody who just signed in. */
    public void recordFor(Caller caller, String action, String objectType, Object objectId, @Nullable Object details) {
        record(caller, action, objectType, objectId, null, details, "SUCCESS");
    }

    /**
     * Records what somebody tried who has not been recognised.
     *
     * @param login what he says he is; empty when he says nothing
     */
    public void recordStranger(String login, String remoteAddress, String action, String objectType, Object objectId) {
        trail.add(new AuditEntry(
                0,
                Instant.EPOCH,
                null,
                login.isEmpty() ? "unknown" : login,
                action,
                objectType,
                String.valueOf(objectId),
                null,
                null,
                remoteAddress,
                "FAILED"));
    }

    private void record(
            Caller caller,
            String action,
            String objectType,
            Object objectId,
            @Nullable Object before,
            @Nullable Object after,
            String status) {
        trail.add(new AuditEntry(
                0,
                Instant.EPOCH,
                caller.kind() == Caller.Kind.SYSTEM ? null : caller.id(),
                caller.login(),
                action,
                objectType,
                String.valueOf(objectId),
                AuditJson.of(before),
                AuditJson.of(after),
                caller.remoteAddress(),
                status));
    }

    private Caller caller() {
        try {
            return currentUser.known().orElseGet(Caller::system);
        } catch (ContextNotActiveException e) {
            return Caller.system();
        }
    }
}
