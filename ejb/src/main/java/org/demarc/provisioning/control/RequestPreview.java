package org.demarc.provisioning.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.demarc.provisioning.control.RouterSnapshot.LeaseRow;
import org.demarc.provisioning.control.RouterSnapshot.SecretRow;
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
 * @param note one sentence more, may be empty
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

    /** Nothing would be written. */
    public static RequestPreview nothing(String note) {
        return new RequestPreview("nothing", "", "", "", "", List.of(), false, note);
    }

    /** The request would be refused, or its order would be. */
    public static RequestPreview refused(String operation, String router, String note) {
        return new RequestPreview(operation, router, "", "", "", List.of(), false, note);
    }

    /** What a router's rows say about the account that is to be there. */
    static RequestPreview of(DesiredAccount desired, RouterTerms router, RouterSnapshot now) {
        return desired instanceof PppoeAccount secret
                ? secret(secret, router, now)
                : lease((LeaseAccount) desired, router.access().name(), now);
    }

    private static RequestPreview secret(PppoeAccount desired, RouterTerms terms, RouterSnapshot now) {
        String router = terms.access().name();
        List<SecretRow> own = now.secrets().stream()
                .filter(row -> row.tag().filter(desired.tag()::equals).isPresent())
                .toList();
        List<SecretRow> named = now.secrets().stream()
                .filter(row -> row.name().equals(desired.name()))
                .toList();
        if (own.isEmpty() && !named.isEmpty()) {
            return conflict(desired, router, "PPPOE", named.get(0).comment());
        }
        if (!terms.managedProfiles() && !now.profiles().contains(desired.profile())) {
            return refused("refused", router, ReasonCode.PROFILE_MISSING.text(desired.profile(), router));
        }
        if (own.isEmpty()) {
            return new RequestPreview("add", router, "PPPOE", desired.name(), desired.address(), List.of(), false, "");
        }
        SecretRow row = own.get(0);
        FieldChanges changes = new FieldChanges()
                .compare("name", row.name(), desired.name())
                .compare("profile", row.profile(), desired.profile())
                .compare("remote-address", row.remoteAddress(), desired.address())
                .compare("service", row.service(), desired.service())
                .compare("caller-id", row.callerId(), desired.callerId())
                .compare("disabled", row.disabled(), desired.disabled());
        if (!row.password().isEmpty() && !row.password().equals(desired.password())) {
            changes.secret("password");
        }
        boolean kicks = !changes.found().isEmpty();
        return changed(
                desired,
                router,
                "PPPOE",
                changes.compare("comment", row.comment(), desired.comment()).found(),
                kicks);
    }

    private static RequestPreview lease(LeaseAccount desired, String router, RouterSnapshot now) {
        List<LeaseRow> own = now.leases().stream()
                .filter(row -> row.tag().filter(desired.tag()::equals).isPresent())
                .toList();
        List<LeaseRow> inTheWay = now.leases().stream()
                .filter(row -> !row.dynamic())
                .filter(row -> row.mac().equalsIgnoreCase(desired.mac())
                        || row.address().equals(desired.address()))
                .toList();
        if (own.isEmpty() && !inTheWay.isEmpty()) {
            return conflict(desired, router, "DHCP", inTheWay.get(0).comment());
        }
        if (own.isEmpty()) {
            return new RequestPreview("add", router, "DHCP", desired.mac(), desired.address(), List.of(), false, "");
        }
        LeaseRow row = own.get(0);
        FieldChanges changes = new FieldChanges()
                .compare("mac-address", row.mac(), desired.mac())
                .compare("address", row.address(), desired.address())
                .compare("rate-limit", row.rateLimit(), desired.rateLimit())
                .compare(
                        "address-lists",
                        String.join(",", new java.util.TreeSet<>(row.addressLists())),
                        String.join(",", desired.addressLists()))
                .compare("server", row.server().equals("all") ? "" : row.server(), desired.server())
                .compare("disabled", row.disabled(), desired.disabled())
                .compare("comment", row.comment(), desired.comment());
        return changed(desired, router, "DHCP", changes.found(), false);
    }

    private static RequestPreview changed(
            DesiredAccount desired, String router, String kind, List<FieldChange> changes, boolean kicks) {
        return new RequestPreview(
                changes.isEmpty() ? "nothing" : "set",
                router,
                kind,
                desired.naturalKey(),
                desired.address(),
                changes,
                kicks,
                "");
    }

    private static RequestPreview conflict(DesiredAccount desired, String router, String kind, String comment) {
        String whose = AccountTag.in(comment)
                .map(tag -> ReasonCode.belongsTo(tag.serviceId()))
                .orElse(ReasonCode.NOT_MANAGED);
        return new RequestPreview(
                "conflict",
                router,
                kind,
                desired.naturalKey(),
                desired.address(),
                List.of(),
                false,
                desired.naturalKey() + " on " + router + " " + whose);
    }
}
