package org.demarc.provisioning.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What carrying out a request would do to the router, told without doing it.
 *
 * @param operation {@code nothing, add, set, remove, move, conflict} or {@code refused}
 * @param router name, empty when no router is concerned
 * @param kind {@code PPPOE} or {@code DHCP}, empty when no account is concerned
 * @param account user name or MAC address
 * @param address the account's address; empty when one would be drawn from the pool
 * @param changes the fields that a {@code set} would write
 * @param kicks whether running sessions would be ended
 * @param note what else is to be said, in sentences; may be empty
 */
public record RequestPreview(
        String operation,
        String router,
        String kind,
        String account,
        String address,
        List<FieldChange> changes,
        boolean kicks,
        String note) {

    public RequestPreview {
        changes = List.copyOf(changes);
    }

    /**
     * One field that differs.
     *
     * @param from on the router now; null for a secret
     * @param to as it would be; null for a secret
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FieldChange(
            String field, @Nullable String from, @Nullable String to) {}

    /** The same with one sentence more. */
    public RequestPreview noting(String more) {
        String both = note.isEmpty() ? more : note + "; " + more;
        return new RequestPreview(operation, router, kind, account, address, changes, kicks, both);
    }

    /** Nothing would be written. */
    public static RequestPreview nothing(String note) {
        return new RequestPreview("nothing", "", "", "", "", List.of(), false, note);
    }

    /** The request would be refused, or its order would be. */
    public static RequestPreview refused(String operation, String router, String note) {
        return new RequestPreview(operation, router, "", "", "", List.of(), false, note);
    }
}
