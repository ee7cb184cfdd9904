package org.demarc.routeros.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DesiredAccount;
import org.demarc.provisioning.control.LeaseAccount;
import org.demarc.provisioning.control.PppoeAccount;
import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/** How one kind of account lies in its menu of the router: what to ask for, what to write, what to compare. */
sealed interface AccountMenu permits SecretMenu, LeaseMenu {

    /** The menu for the account's kind. */
    static AccountMenu of(DesiredAccount account) {
        if (account instanceof PppoeAccount pppoe) {
            return new SecretMenu(pppoe);
        }
        return new LeaseMenu((LeaseAccount) account);
    }

    /** For instance {@code /ppp/secret}. */
    String path();

    /** What the router knows the row by: {@code name} or {@code mac-address}. */
    String keyProperty();

    /** Finds the row by everything it may be known by. */
    RouterCommand lookUp(@Nullable AppliedAccount known);

    /** The look-up by what a row keeps when its key and its address change: the router's id, and the tags of now and of before. */
    static RouterCommand byItsMarks(RouterCommand print, DesiredAccount account, @Nullable AppliedAccount known) {
        RouterCommand marked = known == null || known.rosId().isEmpty() ? print : print.orWhere(".id", known.rosId());
        marked = marked.orWhere("comment", account.comment());
        return known == null || known.account().comment().equals(account.comment())
                ? marked
                : marked.orWhere("comment", known.account().comment());
    }

    /** The words for a new row. */
    Map<String, String> asNew();

    /**
     * The words that bring an existing row to what it must be; empty when it is.
     *
     * @param believed the password that the router is believed to hold, where it does not show it
     */
    Map<String, String> differences(AccountRow row, Secret believed);

    /** Whether the row has the account's natural key. */
    boolean hasKey(AccountRow row);

    /** Whether the row has the account's address already, and may keep it although another row has it as well. */
    boolean keepsAddress(AccountRow row);

    /** Refuses where somebody else's row is in the way. */
    void refuseTaken(AccountRow row, String router, String whose) throws Stop;

    /** What the router's own refusal of a duplicate means, where it is one. */
    void refuseDuplicate(RouterFault.Trap trap, String router) throws Stop;

    /** The profile that must exist for the row; empty where none is needed. */
    String profile();

    /** User names whose sessions must go when these words were written to the row; empty for none. */
    Set<String> sessionsConcerned(AccountRow before, Map<String, String> written, @Nullable AppliedAccount known);

    /** User names whose sessions end with the account. */
    List<String> sessionsEnding();

    /** What the router's password field is taken to hold when it does not show it. */
    static Secret believed(@Nullable AppliedAccount known) {
        return known != null && known.account() instanceof PppoeAccount pppoe ? pppoe.password() : Secret.NONE;
    }
}
