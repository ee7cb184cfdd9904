package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.jspecify.annotations.Nullable;

/**
 * Carries out everything that waits for one router, one order after the other, while it holds the router's lease. Orders are claimed,
 * prepared and written down in groups that grow while the router answers quickly. Whoever comes while another holds the lease goes away
 * again: the holder finds the work before it leaves.
 */
@Dependent
public class RouterWork {

    private static final long FIRST_PAUSE_SECONDS = 2;

    /** The lease is looked at so often before it runs out: not for every order, and never too late. */
    private static final int LOOKS_PER_LEASE = 8;

    private static final int LONGEST_STRIDE = 32;
    private static final long GOOD_STRIDE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long BAD_STRIDE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Transactions transactions;
    private final RouterLeases leases;
    private final Orders orders;
    private final Accounts accounts;
    private final Moves moves;
    private final OrderDesk desk;
    private final OrderBook book;
    private final AccountDriver driver;
    private final FreshWishes freshWishes;
    private final Sightings sightings;
    private final Holders holders;
    private final Settings settings;
    private final Rush rush;
    private final Strides strides;

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
            FreshWishes freshWishes,
            Sightings sightings,
            Holders holders,
            Settings settings,
            Rush rush,
            Strides strides) {
        this.transactions = transactions;
        this.leases = leases;
        this.orders = orders;
        this.accounts = accounts;
        this.moves = moves;
        this.desk = desk;
        this.book = book;
        this.driver = driver;
        this.freshWishes = freshWishes;
        this.sightings = sightings;
        this.holders = holders;
        this.settings = settings;
        this.rush = rush;
        this.strides = strides;
    }

    /** Works until nothing is due for the router, the router does not answer, or another worker has it. */
    public void drain(long routerId) {
        String holder = holders.enter();
        try {
            boolean goesOn = true;
            while (goesOn && leases.take(routerId, holder, lease())) {
                try {
                    goesOn = new Drain(routerId, holder).everything();
                } finally {
                    leases.release(routerId, holder);
                }
                goesOn = goesOn && orders.hasDue(routerId);
            }
        } finally {
            holders.leave(holder);
        }
    }

    /** The work for a router while one worker holds its lease. */
    private final class Drain {

        private final long routerId;
        private final String holder;
        private Instant isSureUntil = soon();
        private int stride;
        private boolean isAwake;
        private DriverOutcome.@Nullable Unreachable silence;

        Drain(long routerId, String holder) {
            this.routerId = routerId;
            this.holder = holder;
            this.stride = strides.first(routerId);
        }

        /** Whether the router answered to the end. */
        boolean everything() {
            while (silence == null && isOurs()) {
                rush.giveWay((double) stride / LONGEST_STRIDE);
                List<Order> claimed = rush.inTurn(() -> orders.claim(routerId, holder, lease(), stride));
                if (claimed.isEmpty()) {
                    return true;
                }
                stride = carryOut(claimed);
                strides.note(routerId, stride);
            }
            return false;
        }

        private Instant soon() {
            return Instant.now().plus(lease().dividedBy(LOOKS_PER_LEASE));
        }

        private boolean isOurs() {
            if (Instant.now().isBefore(isSureUntil)) {
                return true;
            }
            isSureUntil = soon();
            return leases.take(routerId, holder, lease());
        }

        /** How many to claim the next time: what billings take to answer is nothing that the router takes. */
        private int carryOut(List<Order> claimed) {
            long nanos = carriedOutNow(
                    claimed.stream().filter(order -> !order.heardLongAgo()).toList());
            List<Order> old = claimed.stream().filter(Order::heardLongAgo).toList();
            if (old.isEmpty()) {
                return next(stride, nanos);
            }
            List<Order> asked = freshWishes.asked(old);
            nanos += carriedOutNow(asked);
            return asked.size() < old.size() ? Math.max(1, stride / 2) : next(stride, nanos);
        }

        /** How many nanoseconds it took. */
        private long carriedOutNow(List<Order> some) {
            long begun = System.nanoTime();
            carryOutNow(some);
            return System.nanoTime() - begun;
        }

        private void carryOutNow(List<Order> some) {
            if (some.isEmpty()) {
                return;
            }
            if (silence == null) {
                silence = sightings.before(some, routerId).orElse(null);
            }
            OrderDesk.Prepared prepared = prepared(some);
            carryOutWorks(prepared.works());
            for (Order order : prepared.alone()) {
                carryOutWorks(prepared(List.of(order)).works());
            }
        }

        /** One order at which the desk fails costs the others nothing. */
        private OrderDesk.Prepared prepared(List<Order> some) {
            try {
                return rush.inTurn(() -> transactions.call(() -> desk.prepare(some)));
            } catch (RuntimeException fault) {
                if (Sql.isDatabaseAway(fault)) {
                    throw fault; // not the orders' fault: their lease ends
                }
                if (some.size() > 1) {
                    return new OrderDesk.Prepared(List.of(), some);
                }
                recordFault(some.get(0), fault);
                return new OrderDesk.Prepared(List.of(), List.of());
            }
        }

        private void carryOutWorks(List<Work> works) {
            List<OrderBook.Carried> carried = new ArrayList<>();
            List<Work.Put> series = new ArrayList<>();
            for (Work work : works) {
                if (work instanceof Work.Put put && !put.isMove()) {
                    series.add(put);
                } else {
                    carried.addAll(putInSeries(series));
                    series.clear();
                    carried.addAll(carriedOut(work));
                }
            }
            carried.addAll(putInSeries(series));
            record(carried);
            if (!carried.isEmpty() && silence == null && !isAwake) {
                orders.wakeRouter(routerId);
                isAwake = true;
            }
        }

        /** Nothing when the fault was ours. */
        private List<OrderBook.Carried> carriedOut(Work work) {
            try {
                return List.of(outcome(work));
            } catch (RuntimeException fault) {
                if (Sql.isDatabaseAway(fault)) {
                    throw fault; // the orders' lease ends, and the next one looks at the router first
                }
                recordFault(work.order(), fault);
                return List.of();
            }
        }

        /** Rows to be put on the router that have nothing to do with each other. */
        private List<OrderBook.Carried> putInSeries(List<Work.Put> series) {
            if (series.size() < 2 || silence != null) {
                return series.stream().flatMap(put -> carriedOut(put).stream()).toList();
            }
            List<DriverOutcome> outcomes;
            try {
                outcomes = driver.ensure(
                        series.get(0).put().router().access(),
                        series.stream().map(Work.Put::request).toList());
            } catch (RuntimeException oneOfThem) { // nobody knows how far the others came
                return series.stream()
                        .flatMap(put -> carriedOut(put).stream())
                        .map(one -> new OrderBook.Carried(one.work(), one.outcome(), true))
                        .toList();
            }
            List<OrderBook.Carried> carried = new ArrayList<>();
            for (int i = 0; i < series.size(); i++) {
                DriverOutcome outcome = outcomes.get(i);
                if (outcome instanceof DriverOutcome.Unreachable unreachable && silence == null) {
                    silence = unreachable;
                }
                carried.add(OrderBook.Carried.of(series.get(i), outcome));
            }
            return carried;
        }

        /** A router that did not answer is not asked again for the rest of the group. */
        private OrderBook.Carried outcome(Work work) {
            if (silence != null) {
                return OrderBook.Carried.of(
                        work, new DriverOutcome.Unreachable(silence.detail(), silence.retryAfter(), List.of()));
            }
            OrderBook.Carried carried = act(work);
            if (carried.outcome() instanceof DriverOutcome.Unreachable unreachable) {
                silence = unreachable;
            }
            return carried;
        }

        private void record(List<OrderBook.Carried> carried) {
            if (carried.isEmpty()) {
                return;
            }
            try {
                rush.inTurn(() -> {
                    transactions.run(() -> book.record(routerId, carried, holder));
                    return carried;
                });
            } catch (RuntimeException fault) {
                if (Sql.isDatabaseAway(fault)) {
                    throw fault; // the orders' lease ends, and the next one looks at the router first
                }
                if (carried.size() > 1) {
                    carried.forEach(one -> record(List.of(one)));
                } else {
                    recordFault(carried.get(0).work().order(), fault);
                }
            }
        }
    }

    /** Longer strides save statements; a router that takes its time is held for a second at most before others are heard. */
    private static int next(int stride, long nanos) {
        if (nanos < GOOD_STRIDE_NANOS) {
            return Math.min(LONGEST_STRIDE, stride * 2);
        }
        return nanos < BAD_STRIDE_NANOS ? Math.max(1, stride / 2) : 1;
    }

    private OrderBook.Carried act(Work work) {
        if (work instanceof Work.Put put) {
            return put.isMove()
                    ? move(put)
                    : OrderBook.Carried.of(put, driver.ensure(put.put().router().access(), put.request()));
        }
        if (work instanceof Work.TakeAway away) {
            return OrderBook.Carried.of(away, driver.remove(away.router(), away.applied()));
        }
        Work.CleanUp cleanUp = (Work.CleanUp) work;
        return OrderBook.Carried.of(cleanUp, driver.remove(cleanUp.router(), cleanUp.applied()));
    }

    /** Make before break: the new row is added and verified before anything is taken away (ucrm-routeros.md 6.4). */
    private OrderBook.Carried move(Work.Put put) {
        RouterAccess router = put.put().router().access();
        OrderBook.Carried added = OrderBook.Carried.of(put, driver.ensure(router, put.request()));
        if (!(added.outcome() instanceof DriverOutcome.Done)) {
            return undone(put, added);
        }
        moves.step(put.moveId(), Moves.Step.ADDED);
        DriverOutcome verified = driver.verify(router, put.request().desired());
        if (!(verified instanceof DriverOutcome.Done)) {
            return undone(put, new OrderBook.Carried(put, verified, true));
        }
        moves.step(put.moveId(), Moves.Step.VERIFIED);
        return added;
    }

    /** After a refusal nothing stays on the new router; as long as it cannot be asked to let go, or does not, what may be there is remembered. */
    private OrderBook.Carried undone(Work.Put put, OrderBook.Carried tried) {
        boolean canBeAsked = !(tried.outcome() instanceof DriverOutcome.Unreachable)
                && !(tried.outcome() instanceof DriverOutcome.Refused refused
                        && refused.code() == ReasonCode.LOGIN_REFUSED);
        if (!tried.mayBeThere() || !canBeAsked) {
            return tried;
        }
        DriverOutcome removed = driver.remove(
                put.put().router().access(), new AppliedAccount(put.request().desired(), ""));
        if (removed instanceof DriverOutcome.Unreachable) {
            return new OrderBook.Carried(put, removed, true);
        }
        return new OrderBook.Carried(put, tried.outcome(), !(removed instanceof DriverOutcome.Done));
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
