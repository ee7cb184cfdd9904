package org.demarc.routeros.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.LeaseAccount;
import org.demarc.provisioning.control.RateLimit;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** Static DHCP leases: {@code /ip/dhcp-server/lease} (ucrm-routeros.md 4.6, 5.5). */
record LeaseMenu(LeaseAccount account) implements AccountMenu {

    @Override
    public String path() {
        return "/ip/dhcp-server/lease";
    }

    @Override
    public String keyProperty() {
        return "mac-address";
    }

    @Override
    public RouterCommand lookUp(@Nullable AppliedAccount known) {
        RouterCommand print = RouterCommand.print(
                        path(),
                        ".id",
                        "mac-address",
                        "address",
                        "rate-limit",
                        "address-lists",
                        "server",
                        "lease-time",
                        "block-access",
                        "blocked",
                        "disabled",
                        "dynamic",
                        "comment")
                .orWhere("mac-address", account.mac());
        if (known != null && !known.account().naturalKey().equals(account.mac())) {
            print = print.orWhere("mac-address", known.account().naturalKey());
        }
        print = print.orWhere("address", account.address());
        return AccountMenu.byItsMarks(print, account, known);
    }

    @Override
    public Map<String, String> asNew() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("address", account.address());
        words.put("mac-address", account.mac());
        putGiven(words, "server", account.server());
        putGiven(words, "rate-limit", account.rateLimit());
        putGiven(words, "address-lists", lists());
        putGiven(words, "insert-queue-before", account.insertQueueBefore());
        putGiven(words, "lease-time", account.leaseTime());
        putGiven(words, "disabled", account.disabled() ? "yes" : "");
        words.put("comment", account.comment());
        return words;
    }

    @Override
    public Map<String, String> differences(AccountRow row, Secret believed) {
        Map<String, String> words = new LinkedHashMap<>();
        putUnless(words, hasKey(row), "mac-address", account.mac());
        putUnless(words, row.text("address").equals(account.address()), "address", account.address());
        putUnless(
                words, RateLimit.same(row.text("rate-limit"), account.rateLimit()), "rate-limit", account.rateLimit());
        putUnless(words, row.names("address-lists").equals(account.addressLists()), "address-lists", lists());
        putUnless(
                words,
                server(row).equals(account.server()),
                "server",
                account.server().isEmpty() ? "all" : account.server());
        putUnless(words, hasLeaseTime(row), "lease-time", account.leaseTime());
        putUnless(words, row.isOn("disabled") == account.disabled(), "disabled", account.disabled() ? "yes" : "no");
        putUnless(words, !row.isOn("block-access") && !row.isOn("blocked"), "block-access", "no");
        putUnless(words, row.comment().equals(account.comment()), "comment", account.comment());
        return words;
    }

    @Override
    public boolean hasKey(AccountRow row) {
        return row.text("mac-address").equalsIgnoreCase(account.mac());
    }

    /** The server gives an address to one lease only, whatever was there first. */
    @Override
    public boolean keepsAddress(AccountRow row) {
        return false;
    }

    /** A dynamic lease of our own MAC is not in the way: it is made static. */
    @Override
    public void refuseTaken(AccountRow row, String router, String whose) throws Stop {
        if (hasKey(row) && !row.isOn("dynamic")) {
            throw new Stop(ReasonCode.MAC_TAKEN, account.mac(), router, whose);
        }
        if (!hasKey(row) && row.text("address").equals(account.address())) {
            throw new Stop(ReasonCode.ADDRESS_TAKEN, account.address(), whose);
        }
    }

    @Override
    public void refuseDuplicate(RouterFault.Trap trap, String router) throws Stop {
        if (trap.words().contains("already have static lease for this client")) {
            throw new Stop(ReasonCode.MAC_TAKEN, account.mac(), router, ReasonCode.NOT_MANAGED);
        }
        if (trap.words().contains("already have static lease with this IP address")) {
            throw new Stop(ReasonCode.ADDRESS_TAKEN, account.address(), ReasonCode.NOT_MANAGED);
        }
    }

    @Override
    public String profile() {
        return "";
    }

    @Override
    public Set<String> sessionsConcerned(
            AccountRow before, Map<String, String> written, @Nullable AppliedAccount known) {
        return Set.of();
    }

    @Override
    public List<String> sessionsEnding() {
        return List.of();
    }

    private boolean hasLeaseTime(AccountRow row) {
        return account.leaseTime().isEmpty() || RouterTime.same(row.text("lease-time"), account.leaseTime());
    }

    private String lists() {
        return String.join(",", account.addressLists());
    }

    private static String server(AccountRow row) {
        return row.text("server").equals("all") ? "" : row.text("server");
    }

    private static void putGiven(Map<String, String> words, String property, String value) {
        putUnless(words, value.isEmpty(), property, value);
    }

    private static void putUnless(Map<String, String> words, boolean already, String property, String value) {
        if (!already) {
            words.put(property, value);
        }
    }
}
