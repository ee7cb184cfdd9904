package org.demarc.routeros.control;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.PppoeAccount;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** PPPoE accounts: {@code /ppp/secret} (ucrm-routeros.md 4.6, 5.5). */
record SecretMenu(PppoeAccount account) implements AccountMenu {

    private static final Set<String> CONCERN_SESSIONS =
            Set.of("name", "password", "profile", "remote-address", "caller-id", "service", "disabled");

    @Override
    public String path() {
        return "/ppp/secret";
    }

    @Override
    public String keyProperty() {
        return "name";
    }

    @Override
    public RouterCommand lookUp(@Nullable AppliedAccount known) {
        RouterCommand print = RouterCommand.print(
                        path(),
                        ".id",
                        "name",
                        "password",
                        "profile",
                        "remote-address",
                        "service",
                        "caller-id",
                        "disabled",
                        "comment")
                .orWhere("name", account.name());
        if (known != null && !known.account().naturalKey().equals(account.name())) {
            print = print.orWhere("name", known.account().naturalKey());
        }
        if (!account.address().isEmpty()) {
            print = print.orWhere("remote-address", account.address());
        }
        return AccountMenu.byItsMarks(print, account, known);
    }

    @Override
    public Map<String, String> asNew() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("name", account.name());
        words.put("password", account.password().reveal());
        words.put("profile", account.profile());
        putUnless(words, "", "remote-address", account.address());
        putUnless(words, "any", "service", account.service());
        putUnless(words, "", "caller-id", account.callerId());
        putUnless(words, "no", "disabled", yesOrNo());
        words.put("comment", account.comment());
        return words;
    }

    @Override
    public Map<String, String> differences(AccountRow row, Secret believed) {
        Map<String, String> words = new LinkedHashMap<>();
        putUnless(words, row.text("name"), "name", account.name());
        Secret shown = row.text("password").isEmpty() ? believed : Secret.of(row.text("password"));
        if (!shown.equals(account.password())) {
            words.put("password", account.password().reveal());
        }
        putUnless(words, row.text("profile"), "profile", account.profile());
        putUnless(words, row.text("remote-address"), "remote-address", account.address());
        putUnless(words, row.text("service").isEmpty() ? "any" : row.text("service"), "service", account.service());
        if (!row.text("caller-id").equalsIgnoreCase(account.callerId())) {
            words.put("caller-id", account.callerId());
        }
        putUnless(words, row.isOn("disabled") ? "yes" : "no", "disabled", yesOrNo());
        putUnless(words, row.comment(), "comment", account.comment());
        return words;
    }

    @Override
    public boolean hasKey(AccountRow row) {
        return row.text("name").equals(account.name());
    }

    /** PPP lets two secrets have one address: what has long been so must not keep a change of ours from the router. */
    @Override
    public boolean keepsAddress(AccountRow row) {
        return row.text("remote-address").equals(account.address());
    }

    @Override
    public void refuseTaken(AccountRow row, String router, String whose) throws Stop {
        if (hasKey(row)) {
            throw new Stop(ReasonCode.USERNAME_TAKEN, account.name(), router, whose);
        }
        if (row.text("remote-address").equals(account.address())
                && !account.address().isEmpty()) {
            throw new Stop(ReasonCode.ADDRESS_TAKEN, account.address(), whose);
        }
    }

    @Override
    public void refuseDuplicate(RouterFault.Trap trap, String router) throws Stop {
        if (trap.words().contains("secret with the same name already exists")) {
            throw new Stop(ReasonCode.USERNAME_TAKEN, account.name(), router, ReasonCode.NOT_MANAGED);
        }
    }

    @Override
    public String profile() {
        return account.profile();
    }

    @Override
    public Set<String> sessionsConcerned(
            AccountRow before, Map<String, String> written, @Nullable AppliedAccount known) {
        Set<String> names = new LinkedHashSet<>();
        if (written.keySet().stream().anyMatch(CONCERN_SESSIONS::contains)) {
            names.add(before.text("name"));
            names.add(account.name());
        }
        if (known != null && known.account() instanceof PppoeAccount last && startsSessionsAnew(last)) {
            // An earlier attempt may have written the row and not lived to kick.
            names.add(last.name());
            names.add(account.name());
        }
        return names;
    }

    @Override
    public List<String> sessionsEnding() {
        return List.of(account.name());
    }

    private boolean startsSessionsAnew(PppoeAccount last) {
        return !last.name().equals(account.name())
                || !last.password().equals(account.password())
                || !last.profile().equals(account.profile())
                || !last.address().equals(account.address())
                || !last.service().equals(account.service())
                || !last.callerId().equalsIgnoreCase(account.callerId())
                || last.disabled() != account.disabled();
    }

    private String yesOrNo() {
        return account.disabled() ? "yes" : "no";
    }

    private static void putUnless(Map<String, String> words, String present, String property, String wanted) {
        if (!present.equals(wanted)) {
            words.put(property, wanted);
        }
    }
}
