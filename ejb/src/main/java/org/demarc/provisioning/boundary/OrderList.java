package org.demarc.provisioning.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.job.boundary.Jobs;
import org.demarc.job.control.JobOrder;
import org.demarc.job.entity.JobRun;
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
    Resending resending;

    @Inject
    Jobs jobs;

    @Inject
    Story story;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /** Newest first, unless sorted by {@code id, router, state, attempts, created, finished}. */
    public Page<Order> list(Orders.Filter filter, PageRequest page) {
        return orders.list(filter, page);
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
        if (!resending.again(before, caller.caller().login())) {
            throw ProvisioningProblem.NOT_ON_DEAD_LETTER_LIST.because("order " + id + " is " + before.state());
        }
        audit.record("order:resent", "order", id, null, null);
        return one(id);
    }

    /**
     * Sends everything that is on the dead-letter list now again, as a job.
     *
     * @throws org.demarc.ProblemException when such a job is under way
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public JobRun resendAll() {
        Orders.GivenUp all = orders.givenUp();
        String by = caller.caller().login();
        JobRun run = jobs.start(ResendJob.KIND, "", JobOrder.text(new ResendJob.Order(by, all.newest(), all.count())));
        audit.record("order:resent", "job_run", run.id(), null, Map.of("orders", all.count()));
        return run;
    }

    /** The newest {@link #resendAll()}, under way or over. */
    public Optional<JobRun> resending() {
        return jobs.latest(ResendJob.KIND, "", 1).stream().findFirst();
    }

    /** Ends {@link #resendAll()} after the order that it is working on; nothing happens where there is none. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public void stopResending() {
        jobs.open(ResendJob.KIND, "").ifPresent(run -> {
            jobs.stop(run.id());
            audit.record("order:stopped", "job_run", run.id(), null, null);
        });
    }

    /**
     * Takes an order off the list.
     *
     * @throws org.demarc.ProblemException {@link ProvisioningProblem#NOT_WAITING}; {@link ProvisioningProblem#CLEANUP_STAYS}, because nobody
     *     would know any more that the row's address is in use
     */
    @Requires(Permission.PROVISIONING_OPERATE)
    public Order cancel(long id) {
        Order before = one(id);
        if (before.kind() == OrderKind.CLEANUP) {
            throw ProvisioningProblem.CLEANUP_STAYS.because("order " + id + " is for a row on " + before.routerName());
        }
        if (!orders.cancel(id)) {
            throw ProvisioningProblem.NOT_WAITING.because("order " + id + " is " + before.state());
        }
        audit.record("order:cancelled", "order", id, null, null);
        story.tell(
                before.service(),
                TimelineKind.OPERATOR,
                Told.ORDER_CANCELLED.with(id, caller.caller().login()),
                before.correlation());
        return one(id);
    }
}
