package org.demarc.routeros.control;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.ReasonCode;

/** Takes a service's own row off a router, ends its sessions, and makes sure it is gone (ucrm-routeros.md 6.4). */
final class RemoveWork implements RouterWork {

    private final AppliedAccount account;
    private final AccountMenu menu;
    private final RowOwners owners;
    private Change change = Change.NOTHING;
    private final Set<String> names = new LinkedHashSet<>();
    private int kicked;

    RemoveWork(AppliedAccount account, String adoptsFrom) {
        this.account = account;
        this.menu = AccountMenu.of(account.account());
        this.owners = RowOwners.of(account.account().tag(), List.of(), adoptsFrom);
    }

    @Override
    public DriverOutcome attempt(RouterSession session) throws RouterFault, Stop {
        List<AccountRow> rows = look(session);
        for (AccountRow row : rows.stream().filter(this::isMeant).toList()) {
            names.add(row.text(menu.keyProperty()));
            remove(row, session);
        }
        List<String> notes = leftAlone(rows, session.access().name());
        if (notes.isEmpty()) {
            names.addAll(menu.sessionsEnding());
        }
        kicked += menu.sessionsEnding().isEmpty() ? 0 : Kick.sessionsOf(names, session);
        if (change == Change.REMOVED) {
            requireGone(session);
        }
        return new DriverOutcome.Done(null, change, kicked, notes, session.executed());
    }

    @Override
    public void explain(RouterFault.Trap trap, String router) {
        // A removal is refused for no reason of its own.
    }

    /** A duplicate has the tag of a service whose own row stays; it may even have its key. */
    private boolean isMeant(AccountRow row) {
        return owners.isOurs(row) && (!account.alone() || isThisVeryOne(row));
    }

    private boolean isThisVeryOne(AccountRow row) {
        return menu.hasKey(row) && (account.rosId().isEmpty() || row.id().equals(account.rosId()));
    }

    private List<AccountRow> look(RouterSession session) throws RouterFault {
        return session.read(menu.lookUp(account)).stream().map(AccountRow::new).toList();
    }

    private void remove(AccountRow row, RouterSession session) throws RouterFault {
        change = Change.REMOVED;
        try {
            session.write(RouterCommand.of(menu.path() + "/remove").with(".id", row.id()));
        } catch (RouterFault.Trap trap) {
            if (!trap.saysNoSuchItem()) {
                throw trap;
            }
        }
    }

    private void requireGone(RouterSession session) throws RouterFault, Stop {
        for (AccountRow row : look(session)) {
            if (isMeant(row)) {
                throw new Stop(
                        ReasonCode.VERIFY_FAILED,
                        session.access().name(),
                        menu.keyProperty(),
                        row.text(menu.keyProperty()));
            }
        }
    }

    private List<String> leftAlone(List<AccountRow> rows, String router) {
        return rows.stream()
                .filter(row -> !owners.isOurs(row) && menu.hasKey(row))
                .map(row -> "row " + row.id() + " on " + router + " was left alone: " + row.text(menu.keyProperty())
                        + " " + owners.saysWhose(row))
                .toList();
    }
}
