package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.demarc.Transactions;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.provisioning.control.ProvisioningSettings;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.RouterLeases;
import org.demarc.settings.boundary.Settings;

/** Keeps work going whose wake-up was lost, whose waiting time is over, or whose node died. */
@Dependent
public class Sweep {

    private final Transactions transactions;
    private final Orders orders;
    private final Accounts accounts;
    private final RouterLeases leases;
    private final AddressDesk addresses;
    private final WorkBell bell;
    private final Holders holders;
    private final Settings settings;

    @Inject
    public Sweep(
            Transactions transactions,
            Orders orders,
            Accounts accounts,
            RouterLeases leases,
            AddressDesk addresses,
            WorkBell bell,
            Holders holders,
            Settings settings) {
        this.transactions = transactions;
        this.orders = orders;
        this.accounts = accounts;
        this.leases = leases;
        this.addresses = addresses;
        this.bell = bell;
        this.holders = holders;
        this.settings = settings;
    }

    /** Once after this node has started: what it was doing before it went down is nobody's now. */
    public void takeUpWhatWasLeft() {
        transactions.run(() -> {
            leases.abandon(Holders.node());
            orders.abandon(Holders.node());
        });
    }

    public void once() {
        renew();
        transactions.run(orders::sweep);
        transactions.run(() -> {
            orders.forgetIdleWaiters();
            addresses.wakeWhereFree();
        });
        orders.unattendedRouters().forEach(bell::ring);
        addresses.keptWithoutARow().forEach(this::giveBack);
    }

    private void giveBack(AddressBook.Kept kept) {
        transactions.run(() -> {
            accounts.locked(kept.service());
            addresses.rowGone(kept.address().toString());
        });
    }

    private void renew() {
        List<String> mine = holders.names();
        if (!mine.isEmpty()) {
            Duration lease = settings.of(ProvisioningSettings.class).lease();
            leases.renew(mine, lease);
            orders.renew(mine, lease);
        }
    }
}
