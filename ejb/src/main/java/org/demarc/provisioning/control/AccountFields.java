package org.demarc.provisioning.control;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.demarc.provisioning.entity.AccountKind;

/**
 * The fields of an account that are compared (ucrm-routeros.md 8.1), under the router's names and in one form, so that
 * equal texts mean the same.
 */
public final class AccountFields {

    /** What stands where a password would. */
    public static final String MASK = "•••";

    private static final Set<String> CONCERN_SESSIONS =
            Set.of("name", "password", "profile", "remote-address", "caller-id", "service", "disabled");

    /** Values that the router keeps as a reference to another row; {@code *1F} is what is left when that row is gone (4.9). */
    private static final Set<String> REFERENCES = Set.of("profile", "remote-address", "address", "server");

    private AccountFields() {}

    /** Whether the router shows a field's value as a reference whose target is gone. */
    public static boolean isDangling(String field, String value) {
        return REFERENCES.contains(field) && value.matches("\\*[0-9A-Fa-f]+");
    }

    /** The property that holds the natural key. */
    public static String keyOf(AccountKind kind) {
        return kind == AccountKind.PPPOE ? "name" : "mac-address";
    }

    /** The property that holds the address. */
    public static String addressOf(AccountKind kind) {
        return kind == AccountKind.PPPOE ? "remote-address" : "address";
    }

    /** Whether sessions end when the field of a PPPoE account is written (ucrm-routeros.md 6.3). */
    public static boolean concernsSessions(String field) {
        return CONCERN_SESSIONS.contains(field);
    }

    /** Passwords in clear: not for people. */
    public static Map<String, String> of(DesiredAccount account) {
        return account instanceof PppoeAccount pppoe ? of(pppoe) : of((LeaseAccount) account);
    }

    private static Map<String, String> of(PppoeAccount account) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", account.name());
        fields.put("password", account.password().reveal());
        fields.put("profile", account.profile());
        fields.put("remote-address", account.address());
        fields.put("caller-id", account.callerId().toUpperCase(Locale.ROOT));
        fields.put("service", account.service());
        fields.put("disabled", yesOrNo(account.disabled()));
        fields.put("comment", account.comment());
        return fields;
    }

    private static Map<String, String> of(LeaseAccount account) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("mac-address", account.mac().toUpperCase(Locale.ROOT));
        fields.put("address", account.address());
        fields.put("rate-limit", account.rateLimit());
        fields.put("address-lists", String.join(",", new TreeSet<>(account.addressLists())));
        fields.put("server", account.server());
        fields.put("disabled", yesOrNo(account.disabled()));
        fields.put("blocked", "no");
        fields.put("comment", account.comment());
        return fields;
    }

    static String yesOrNo(boolean flag) {
        return flag ? "yes" : "no";
    }

    /** Whether two values of a field mean the same to a router. */
    public static boolean same(String field, String one, String other) {
        return one.equals(other) || (field.equals("rate-limit") && RateLimit.same(one, other));
    }
}
