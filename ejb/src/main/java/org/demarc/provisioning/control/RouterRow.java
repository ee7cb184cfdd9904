package org.demarc.provisioning.control;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.demarc.provisioning.entity.AccountKind;
import org.jspecify.annotations.Nullable;

/**
 * A row of a router's menu of accounts, ready to be compared.
 *
 * @param fields under the router's names; the password in clear, empty when it may not be read
 * @param lease how it is used right now; nobody compares that, as it changes by itself
 * @param tag whose row it is, null for a stranger's
 * @param dynamic whether the router made it itself
 */
public record RouterRow(
        AccountKind kind,
        String rosId,
        String key,
        String address,
        String comment,
        boolean dynamic,
        Binding lease,
        Map<String, String> fields,
        @Nullable AccountTag tag) {

    /**
     * How a lease is used right now (ucrm-routeros.md 4.8).
     *
     * @param status the router's word: waiting, bound ...
     * @param activeAddress address that the client holds, empty for none
     */
    public record Binding(String status, String activeAddress) {

        /** Of what is no lease. */
        public static final Binding NONE = new Binding("", "");
    }

    public RouterRow {
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** @param adoptsFrom source whose old comment forms count on this router, empty for none */
    static RouterRow of(RouterSnapshot.SecretRow row, String adoptsFrom) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", row.name());
        fields.put("password", row.password().reveal());
        fields.put("profile", row.profile());
        fields.put("remote-address", row.remoteAddress());
        fields.put("caller-id", row.callerId().toUpperCase(Locale.ROOT));
        fields.put("service", row.service().isEmpty() ? "any" : row.service());
        fields.put("disabled", AccountFields.yesOrNo(row.disabled()));
        fields.put("comment", row.comment());
        return new RouterRow(
                AccountKind.PPPOE,
                row.rosId(),
                row.name(),
                row.remoteAddress(),
                row.comment(),
                false,
                Binding.NONE,
                fields,
                tag(row.comment(), adoptsFrom));
    }

    static RouterRow of(RouterSnapshot.LeaseRow row, String adoptsFrom) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("mac-address", row.mac().toUpperCase(Locale.ROOT));
        fields.put("address", row.address());
        fields.put("rate-limit", row.rateLimit());
        fields.put("address-lists", String.join(",", new TreeSet<>(row.addressLists())));
        fields.put("server", row.server().equals("all") ? "" : row.server());
        fields.put("disabled", AccountFields.yesOrNo(row.disabled()));
        fields.put("blocked", AccountFields.yesOrNo(row.blocked()));
        fields.put("comment", row.comment());
        return new RouterRow(
                AccountKind.DHCP,
                row.rosId(),
                row.mac().toUpperCase(Locale.ROOT),
                row.address(),
                row.comment(),
                row.dynamic(),
                new Binding(row.status(), row.activeAddress()),
                fields,
                tag(row.comment(), adoptsFrom));
    }

    private static @Nullable AccountTag tag(String comment, String adoptsFrom) {
        Optional<AccountTag> written = AccountTag.in(comment);
        if (written.isPresent() || adoptsFrom.isEmpty()) {
            return written.orElse(null);
        }
        return AccountTag.oldServiceId(comment)
                .map(id -> new AccountTag(adoptsFrom, id))
                .orElse(null);
    }

    /**
     * The row as an account of ours, with what Demarc knows and a router does not show; null where it cannot be one of
     * ours, as a lease without an address.
     *
     * @param known what Demarc last confirmed, null for nothing
     */
    @Nullable
    AppliedAccount observed(@Nullable DesiredAccount known) {
        AccountTag owner = tag;
        if (owner == null || key.isEmpty()) {
            return null;
        }
        if (kind == AccountKind.PPPOE) {
            return new AppliedAccount(secret(owner, known), rosId);
        }
        return address.isEmpty() ? null : new AppliedAccount(lease(owner, known), rosId);
    }

    /** The row as it will be with this service's comment. */
    RouterRow taggedAs(AccountTag owner, String newComment) {
        Map<String, String> tagged = new LinkedHashMap<>(fields);
        tagged.put("comment", newComment);
        return new RouterRow(kind, rosId, key, address, newComment, dynamic, lease, tagged, owner);
    }

    /** Its profile, or its rate. */
    public String terms() {
        return text(kind == AccountKind.PPPOE ? "profile" : "rate-limit");
    }

    private PppoeAccount secret(AccountTag owner, @Nullable DesiredAccount known) {
        String shown = text("password");
        org.demarc.settings.entity.Secret password = shown.isEmpty() && known instanceof PppoeAccount pppoe
                ? pppoe.password()
                : org.demarc.settings.entity.Secret.of(shown);
        return new PppoeAccount(
                owner,
                comment,
                key,
                password,
                text("profile"),
                address,
                text("service"),
                text("caller-id"),
                text("disabled").equals("yes"));
    }

    private LeaseAccount lease(AccountTag owner, @Nullable DesiredAccount known) {
        TreeSet<String> lists = new TreeSet<>();
        for (String list : text("address-lists").split(",")) {
            if (!list.isBlank()) {
                lists.add(list);
            }
        }
        LeaseAccount last = known instanceof LeaseAccount lease ? lease : null;
        return new LeaseAccount(
                owner,
                comment,
                key,
                address,
                text("rate-limit"),
                lists,
                text("server"),
                last == null ? "" : last.insertQueueBefore(),
                last == null ? "" : last.leaseTime(),
                text("disabled").equals("yes"));
    }

    String text(String field) {
        return fields.getOrDefault(field, "");
    }
}
