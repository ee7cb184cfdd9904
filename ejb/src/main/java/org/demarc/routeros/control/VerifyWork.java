package org.demarc.routeros.control;

import java.util.List;
import java.util.Map;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DesiredAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Change;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.settings.entity.Secret;

/** Looks whether a router shows exactly an account, and writes nothing. */
final class VerifyWork implements RouterWork {

    private final DesiredAccount account;
    private final AccountMenu menu;
    private final RowOwners owners;

    VerifyWork(DesiredAccount account, String adoptsFrom) {
        this.account = account;
        this.menu = AccountMenu.of(account);
        this.owners = RowOwners.of(account.tag(), List.of(), adoptsFrom);
    }

    @Override
    public DriverOutcome attempt(RouterSession session) throws RouterFault, Stop {
        AppliedAccount known = new AppliedAccount(account, "");
        String router = session.access().name();
        AccountRow row = session.read(menu.lookUp(known)).stream()
                .map(AccountRow::new)
                .filter(owners::isOurs)
                .filter(menu::hasKey)
                .findFirst()
                .orElseThrow(() -> new Stop(ReasonCode.VERIFY_FAILED, router, menu.keyProperty(), ""));
        refuseDifferences(menu, row, AccountMenu.believed(known), router);
        return new DriverOutcome.Done(
                new AppliedAccount(account, row.id()), Change.NOTHING, 0, List.of(), session.executed());
    }

    @Override
    public void explain(RouterFault.Trap trap, String router) {
        // Reading is refused for no reason of its own.
    }

    /** Refuses when the router shows anything else than the account, naming the first such field. */
    static void refuseDifferences(AccountMenu menu, AccountRow row, Secret believed, String router) throws Stop {
        Map<String, String> left = menu.differences(row, believed);
        if (!left.isEmpty()) {
            String field = left.keySet().iterator().next();
            throw new Stop(ReasonCode.VERIFY_FAILED, router, field, field.equals("password") ? "•••" : row.text(field));
        }
    }
}
