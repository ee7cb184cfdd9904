package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.demarc.Sql;
import org.demarc.Transactions;
import org.demarc.provisioning.control.AccountDriver;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.ProvisioningSettings;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.control.Work;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Moves;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.RouterLeases;
import org.demarc.settings.boundary.Settings;

/**
 * Carries out everything that waits for one router, one order after the other, while it holds the router's lease. Whoever
 * comes while another holds the lease goes away again: the holder finds the work before it leaves.
 */
@Dependent
public class RouterWork {

    private static final long FIRST_PAUSE_SECONDS = 2;

    /** The lease is looked at so often before it runs out: not for every order, and never too late. */
    private static final int LOOKS_PER_LEASE = 8;

    private final Transactions transactions;
    private final RouterLeases leases;
    private final Orders orders;
    private final Accounts accounts;
    private final Moves moves;
    private final OrderDesk desk;
    private final OrderBook book;
    private final AccountDriver driver;
    private final Holders holders;
    private final Settings settings;
    private final Rush rush;

    @Inject
    public RouterWork(
            Transactions transactions,
            RouterLeases leases,
            Orders orders,
            Accounts accounts,
            Moves moves,
            OrderDesk desk,
            OrderBook book,
            AccountDriver driver,
            Holders holders,
            Settings settings,
            Rush rush) {
        this.transactions = transactions;
        this.leases = leases;
        this.orders = orders;
        this.accounts = accounts;
        this.moves = moves;
        this.desk = desk;
        this.book = book;
        this.driver = driver;
        this.holders = holders;
        this.settings = settings;
        this.rush = rush;
    }

    /** Works until nothing is due for the router of this order, the router does not answer, or another worker has it. */
    public void wokenBy(long orderId) {
        orders.withId(orderId)
                .filter(order -> order.state() == OrderState.WAITING)
                .ifPresent(order -> drain(order.routerId()));
    }

    /** As {@link #wokenBy}, by router. */
    public void drain(long routerId) {
        String holder = holders.enter();
        try {
            boolean goesOn = true;
            while (goesOn && leases.take(routerId, holder, lease())) {
                try {
                    goesOn = everything(routerId, holder);
                } finally {
                    leases.release(routerId, holder);
                }
                goesOn = goesOn && orders.hasDue(routerId);
            }
        } finally {
            holders.leave(holder);
        }
    }

    private boolean everything(long routerId, String holder) {
        Instant takeAgain = Instant.now().plus(lease().dividedBy(LOOKS_PER_LEASE));
        boolean isAwake = false;
        while (Instant.now().isBefore(takeAgain) || leases.take(routerId, holder, lease())) {
            if (Instant.now().isAfter(takeAgain)) {
                takeAgain = Instant.now().plus(lease().dividedBy(LOOKS_PER_LEASE));
            }
            rush.giveWay();
            Work work = transactions.call(() -> desk.next(routerId, holder, lease()));
            if (work instanceof Work.Nothing) {
                return true;
            }
            if (!(work instanceof Work.Settled)) {
                if (!carriedOut(work, holder)) {
                    return false;
                }
                if (!isAwake) {
                    orders.wakeRouter(routerId);
                    isAwake = true;
                }
            }
        }
        return false;
    }

    private boolean carriedOut(Work work, String holder) {
        try {
            DriverOutcome outcome = act(work);
            return transactions.call(() -> book.record(work, outcome, holder));
        } catch (RuntimeException fault) {
            if (Sql.isDatabaseAway(fault)) {
                throw fault; // not the order's fault: its lease ends, and the next one looks at the router first
            }
            recordFault(OrderBook.order(work), fault);
            return true;
        }
    }

    private DriverOutcome act(Work work) {
        if (work instanceof Work.Put put) {
            return put.isMove() ? move(put) : driver.ensure(put.put().router().access(), put.request());
        }
        if (work instanceof Work.TakeAway away) {
            return driver.remove(away.router(), away.applied());
        }
        Work.CleanUp cleanUp = (Work.CleanUp) work;
        return driver.remove(cleanUp.router(), cleanUp.applied());
    }

    /** Make before break: the new row is added and verified before anything is taken away (ucrm-routeros.md 6.4). */
    private DriverOutcome move(Work.Put put) {
        RouterAccess router = put.put().router().access();
        DriverOutcome added = driver.ensure(router, put.request());
        if (!(added instanceof DriverOutcome.Done)) {
            return undone(put, added);
        }
        moves.step(put.moveId(), Moves.Step.ADDED);
        DriverOutcome verified = driver.verify(router, put.request().desired());
        if (!(verified instanceof DriverOutcome.Done)) {
            return undone(put, verified);
        }
        moves.step(put.moveId(), Moves.Step.VERIFIED);
        return added;
    }

    /** After a refusal nothing stays on the new router. */
    private DriverOutcome undone(Work.Put put, DriverOutcome outcome) {
        boolean mayBeThere = outcome instanceof DriverOutcome.Refused refused
                && refused.code() != ReasonCode.LOGIN_REFUSED
                && refused.code() != ReasonCode.PROFILE_MISSING;
        if (mayBeThere && !sameRouter(put)) {
            driver.remove(
                    put.put().router().access(),
                    new AppliedAccount(put.request().desired(), ""));
        }
        return outcome;
    }

    private static boolean sameRouter(Work.Put put) {
        Work.Left left = put.left();
        return left != null && left.routerId() == put.order().routerId();
    }

    private void recordFault(Order order, RuntimeException fault) {
        ProvisioningLog.LOG.orderFailed(order.id(), order.service().toString(), fault);
        transactions.run(() -> {
            if (order.attempts() >= settings.of(ProvisioningSettings.class).attempts()) {
                String text = "gave up after " + order.attempts() + " attempts";
                orders.finish(
                        order.id(),
                        new Orders.End(
                                OrderState.DEAD, "FAULT", text, fault.getClass().getSimpleName(), ""));
                accounts.status(order.accountId(), new Accounts.Status(AccountState.FAILED, "FAULT", text, "", ""));
            } else {
                Duration pause = Duration.ofSeconds(FIRST_PAUSE_SECONDS << Math.min(8, order.attempts()));
                orders.again(order.id(), pause, "failed, is tried again");
            }
        });
    }

    private Duration lease() {
        return settings.of(ProvisioningSettings.class).lease();
    }
}
