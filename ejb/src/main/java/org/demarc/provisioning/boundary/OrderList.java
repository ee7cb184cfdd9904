package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderKind;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/** The orders, and the list of those that were given up, for people and programs. */
@Stateless
@Requires(Permission.PROVISIONING_VIEW)
public class OrderList {

    /** What needs a person. */
    public static final List<OrderState> DEAD_LETTERS = List.of(OrderState.REFUSED, OrderState.FAILED, OrderState.DEAD);

    @Inject
    Orders orders;

    @Inject
    Accounts accounts;

    @Inject
    WorkBell bell;

    @Inject
    Story story;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Newest first; {@code states} empty and {@code routerId} 0 for all. */
    public Page<Order> list(List<OrderState> states, long routerId, PageRequest page) {
        return orders.list(states, routerId, page);
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_ORDER} */
    public Order one(long id) {
        return orders.withId(id).orElseThrow(() -> ProvisioningProblem.UNKNOWN_ORDER.because("no order " + id));
    }

    /**
     * Sends an order from the dead-letter list again.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_ON_DEAD_LETTER_LIST}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public Order resend(long id) {
        Order before = one(id);
        if (!orders.resend(id)) {
            throw ProvisioningProblem.NOT_ON_DEAD_LETTER_LIST.because("order " + id + " is " + before.state());
        }
        if (before.kind() == OrderKind.ENSURE) {
            accounts.status(before.accountId(), Accounts.Status.of(AccountState.APPLYING));
        }
        note(before, "order:resent", Told.ORDER_RESENT);
        bell.ring(before.routerId());
        return one(id);
    }

    /** Sends everything on the dead-letter list again, at most 1,000; how many there were. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public int resendAll() {
        List<Order> dead = orders.list(DEAD_LETTERS, 0, PageRequest.first(PageRequest.MAX_LIMIT))
                .items();
        dead.forEach(order -> resend(order.id()));
        return dead.size();
    }

    /**
     * Takes an order off the list.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_WAITING}
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public Order cancel(long id) {
        Order before = one(id);
        if (!orders.cancel(id)) {
            throw ProvisioningProblem.NOT_WAITING.because("order " + id + " is " + before.state());
        }
        note(before, "order:cancelled", Told.ORDER_CANCELLED);
        return one(id);
    }

    private void note(Order order, String action, Told what) {
        audit.record(action, "order", order.id(), null, null);
        story.tell(
                order.service(),
                TimelineKind.OPERATOR,
                what.with(order.id(), caller.caller().login()),
                order.correlation());
    }
}
