package org.demarc.routeros.control;

import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.ReasonCode;

/** Takes a PPP profile off the router that Demarc made and that no secret has (ucrm-routeros.md 6.5). */
final class UnusedProfileWork implements RouterWork {

    private static final String MENU = "/ppp/profile";

    private final String name;
    private final String comment;
    private boolean written;

    UnusedProfileWork(String name, String comment) {
        this.name = name;
        this.comment = comment;
    }

    @Override
    public DriverOutcome attempt(RouterSession session) throws RouterFault, Stop {
        String router = session.access().name();
        Optional<AccountRow> row = look(session);
        if (row.isPresent()) {
            if (!row.get().comment().equals(comment) || isUsed(session)) {
                throw new Stop(ReasonCode.ROW_CHANGED, name, router);
            }
            written = true;
            session.write(
                    RouterCommand.of(MENU + "/remove").with(".id", row.get().id()));
            if (look(session).isPresent()) {
                throw new Stop(ReasonCode.VERIFY_FAILED, router, "profile", name);
            }
        }
        return new DriverOutcome.Done(
                null, written ? Change.REMOVED : Change.NOTHING, 0, List.of(), session.executed());
    }

    @Override
    public void explain(RouterFault.Trap trap, String router) {
        // A removal is refused for no reason of its own.
    }

    private Optional<AccountRow> look(RouterSession session) throws RouterFault {
        return session.first(RouterCommand.print(MENU, ".id", "name", "comment").orWhere("name", name))
                .map(AccountRow::new);
    }

    private boolean isUsed(RouterSession session) throws RouterFault {
        return session.first(RouterCommand.print("/ppp/secret", ".id").orWhere("profile", name))
                .isPresent();
    }
}
