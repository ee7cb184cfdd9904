package org.demarc.routeros.control;

import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.control.CommentChange;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.entity.AccountKind;

/** Changes a row's comment and nothing else, where the row is still as it was read (ucrm-routeros.md 8.4). */
final class CommentWork implements RouterWork {

    private final CommentChange change;
    private final String path;
    private final String keyProperty;
    private final String addressProperty;
    private boolean written;

    CommentWork(CommentChange change) {
        boolean isSecret = change.kind() == AccountKind.PPPOE;
        this.change = change;
        this.path = isSecret ? "/ppp/secret" : "/ip/dhcp-server/lease";
        this.keyProperty = isSecret ? "name" : "mac-address";
        this.addressProperty = isSecret ? "remote-address" : "address";
    }

    @Override
    public DriverOutcome attempt(RouterSession session) throws RouterFault, Stop {
        String router = session.access().name();
        AccountRow row = look(session).filter(this::isTheOne).orElseThrow(() -> changed(router));
        if (!row.comment().equals(change.after())) {
            if (!row.comment().equals(change.before())) {
                throw changed(router);
            }
            written = true;
            session.write(
                    RouterCommand.of(path + "/set").with(".id", change.rosId()).with("comment", change.after()));
            verify(session, router);
        }
        return new DriverOutcome.Done(
                null, written ? Change.CHANGED : Change.NOTHING, 0, List.of(), session.executed());
    }

    @Override
    public void explain(RouterFault.Trap trap, String router) {
        // A comment is refused for no reason of its own.
    }

    private Optional<AccountRow> look(RouterSession session) throws RouterFault {
        return session.first(RouterCommand.print(path, ".id", keyProperty, addressProperty, "comment")
                        .orWhere(".id", change.rosId()))
                .map(AccountRow::new);
    }

    private boolean isTheOne(AccountRow row) {
        return row.text(keyProperty).equalsIgnoreCase(change.key())
                && row.text(addressProperty).equals(change.address());
    }

    private Stop changed(String router) {
        return new Stop(ReasonCode.ROW_CHANGED, change.key(), router);
    }

    private void verify(RouterSession session, String router) throws RouterFault, Stop {
        String shown = look(session).map(AccountRow::comment).orElse("");
        if (!shown.equals(change.after())) {
            throw new Stop(ReasonCode.VERIFY_FAILED, router, "comment", shown);
        }
    }
}
