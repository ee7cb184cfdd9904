package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderKind;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/** Sends orders again that were given up. Works within the caller's transaction. */
@Dependent
public class Resending {

    private final Orders orders;
    private final Accounts accounts;
    private final Story story;
    private final WorkBell bell;

    @Inject
    public Resending(Orders orders, Accounts accounts, Story story, WorkBell bell) {
        this.orders = orders;
        this.accounts = accounts;
        this.story = story;
        this.bell = bell;
    }

    /**
     * Sends the order again.
     *
     * @param by who wants it
     * @return false when it does not need a person any more
     */
    public boolean again(Order order, String by) {
        if (!orders.resend(order.id())) {
            return false;
        }
        if (order.kind() == OrderKind.ENSURE) {
            accounts.status(order.accountId(), Accounts.Status.of(AccountState.APPLYING));
        }
        story.tell(order.service(), TimelineKind.OPERATOR, Told.ORDER_RESENT.with(order.id(), by), order.correlation());
        bell.ring(order.routerId());
        return true;
    }
}
