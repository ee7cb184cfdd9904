package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.demarc.addressing.entity.LedgerFacts;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.DriverOutcome.Conflict;
import org.demarc.provisioning.control.DriverOutcome.Done;
import org.demarc.provisioning.control.DriverOutcome.Refused;
import org.demarc.provisioning.control.DriverOutcome.Unreachable;
import org.demarc.provisioning.control.Reason;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.Work;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Cleanup;
import org.demarc.provisioning.entity.Moves;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.TimelineKind;

/**
 * The second half of an order: writes down what came of it. One short transaction, and only as long as the order is still
 * the holder's: otherwise somebody else looks at the router again.
 */
@Dependent
public class OrderBook {

    private final Accounts accounts;
    private final Orders orders;
    private final Moves moves;
    private final AddressDesk addresses;
    private final Story story;
    private final WorkBell bell;

    @Inject
    public OrderBook(Accounts accounts, Orders orders, Moves moves, AddressDesk addresses, Story story, WorkBell bell) {
        this.accounts = accounts;
        this.orders = orders;
        this.moves = moves;
        this.addresses = addresses;
        this.story = story;
        this.bell = bell;
    }

    /** Whether the router answered, whatever it said. */
    public boolean record(Work work, DriverOutcome outcome, String holder) {
        Order order = order(work);
        if (orders.isHeld(order.id(), holder)) {
            accounts.locked(order.accountId());
            story.tell(order.service(), outcome, order.correlation());
            if (outcome instanceof Unreachable unreachable) {
                unreachable(work, order, unreachable);
            } else {
                answered(work, outcome);
            }
            orders.dueOf(order.accountId()).forEach(bell::ring);
        }
        return !(outcome instanceof Unreachable);
    }

    private void answered(Work work, DriverOutcome outcome) {
        if (work instanceof Work.Put put) {
            if (outcome instanceof Done done) {
                put(put, done);
            } else {
                notPut(put, outcome);
            }
        } else if (work instanceof Work.TakeAway away) {
            takenAway(away, outcome);
        } else if (work instanceof Work.CleanUp cleanUp) {
            cleanedUp(cleanUp, outcome);
        }
    }

    private void put(Work.Put put, Done done) {
        Order order = put.order();
        AppliedAccount confirmed = done.applied();
        AppliedAccount applied =
                new AppliedAccount(put.request().desired(), confirmed == null ? "" : confirmed.rosId());
        AccountState state = put.put().enabled() ? AccountState.APPLIED : AccountState.APPLIED_DISABLED;
        accounts.applied(
                order.accountId(),
                new Accounts.Shown(
                        order.routerId(),
                        put.put().kind(),
                        put.put().naturalKey(),
                        put.address(),
                        SealedJson.seal(applied)),
                Wishes.status(state, Reason.NONE, put.put().warning()));
        LedgerFacts facts = facts(put);
        takeOver(put, facts);
        leaveOld(put);
        addresses.confirm(order.service(), put.address(), facts);
        addresses.keepOnly(order.service(), put.address());
        String result = put.isMove() ? "MOVED" : done.change().name();
        finish(order, OrderState.DONE, Reason.NONE, result);
        tell(
                order,
                TimelineKind.RESULT,
                state + " on " + order.routerName() + " with " + put.address() + ": " + result);
    }

    /** The predecessor's row and address are this service's from now on. */
    private void takeOver(Work.Put put, LedgerFacts facts) {
        ServiceKey from = put.handedOver();
        if (from == null) {
            return;
        }
        Order order = put.order();
        addresses.handOver(from, order.service(), put.address(), facts);
        accounts.of(from).ifPresent(old -> {
            orders.supersede(old.id());
            if (!put.isMove()) {
                addresses.releaseOthers(from, "");
            }
            accounts.vanished(old.id(), order.service().id());
            accounts.status(old.id(), Accounts.Status.of(AccountState.REMOVED));
        });
        story.tell(
                from,
                TimelineKind.LINKED,
                "handed over to service " + order.service().id(),
                order.correlation());
        tell(order, TimelineKind.LINKED, "took over from service " + from.id());
    }

    /** The switch-over: from now on the old row is only something to clean up. */
    private void leaveOld(Work.Put put) {
        Work.Left left = put.left();
        if (left == null) {
            return;
        }
        Order order = put.order();
        moves.step(put.moveId(), Moves.Step.SWITCHED);
        boolean isSameAddress = left.address().equals(put.address());
        if (!isSameAddress) {
            addresses.releaseLater(left.service(), left.address());
        }
        long cleanup = moves.leaveBehind(new Cleanup(
                0,
                left.accountId(),
                left.routerId(),
                "MOVED",
                SealedJson.seal(left.applied()),
                isSameAddress ? "" : left.address(),
                put.moveId()));
        bell.ring(orders.cleanUp(
                new Orders.Address(
                        left.accountId(), left.routerId(), left.routerName(), order.cause(), order.correlation()),
                cleanup));
        tell(order, TimelineKind.MOVE, "switched over from " + left.routerName() + " to " + order.routerName());
    }

    private void notPut(Work.Put put, DriverOutcome outcome) {
        Order order = put.order();
        Reason reason = reason(outcome);
        boolean isConflict = outcome instanceof Conflict;
        AccountState state =
                isConflict ? AccountState.CONFLICT : put.isMove() ? AccountState.MOVE_FAILED : AccountState.FAILED;
        boolean mayBeThere = !put.isMove() && reason.code().equals(ReasonCode.VERIFY_FAILED.name());
        if (!mayBeThere) {
            accounts.attemptUndone(order.accountId());
            addresses.releaseReservations(order.service());
        }
        if (put.isMove()) {
            moves.step(put.moveId(), Moves.Step.UNDONE);
        }
        accounts.status(
                order.accountId(), Wishes.status(state, reason, put.put().warning()));
        finish(order, put.isMove() && !isConflict ? OrderState.FAILED : OrderState.REFUSED, reason, "");
        tell(order, TimelineKind.RESULT, Wishes.words(state, reason));
    }

    private void takenAway(Work.TakeAway away, DriverOutcome outcome) {
        Order order = away.order();
        if (outcome instanceof Done done) {
            accounts.vanished(order.accountId(), "");
            addresses.releaseOthers(order.service(), "");
            accounts.status(
                    order.accountId(),
                    Wishes.status(away.plan().state(), away.plan().reason(), ""));
            finish(order, OrderState.DONE, Reason.NONE, done.change().name());
            tell(
                    order,
                    TimelineKind.RESULT,
                    Wishes.words(away.plan().state(), away.plan().reason()));
            return;
        }
        Reason reason = reason(outcome);
        accounts.status(order.accountId(), Wishes.status(AccountState.FAILED, reason, ""));
        finish(order, OrderState.REFUSED, reason, "");
        tell(order, TimelineKind.RESULT, Wishes.words(AccountState.FAILED, reason));
    }

    private void cleanedUp(Work.CleanUp work, DriverOutcome outcome) {
        Order order = work.order();
        Cleanup cleanup = work.cleanup();
        if (!(outcome instanceof Done done)) {
            finish(order, OrderState.REFUSED, reason(outcome), "");
            tell(order, TimelineKind.RESULT, "clean-up: " + reason(outcome).text());
            return;
        }
        moves.cleaned(cleanup.id(), String.join("; ", done.notes()));
        Long move = cleanup.moveId();
        if (move != null) {
            moves.step(move, Moves.Step.DONE);
        }
        if (!cleanup.address().isEmpty()) {
            addresses.release(order.service(), cleanup.address());
        }
        finish(order, OrderState.DONE, Reason.NONE, done.change().name());
        tell(order, TimelineKind.MOVE, "cleaned up on " + order.routerName());
    }

    private void unreachable(Work work, Order order, Unreachable outcome) {
        Reason reason = new Reason(outcome.code().name(), outcome.text(), outcome.detail());
        if (!(work instanceof Work.CleanUp)) {
            accounts.status(order.accountId(), Wishes.status(AccountState.WAITING_FOR_ROUTER, reason, ""));
        }
        if (work instanceof Work.Put put && !outcome.mayHaveWritten() && !put.mayHaveWrittenBefore()) {
            accounts.attemptUndone(order.accountId());
        }
        orders.park(order.id(), outcome.retryAt(), reason.code(), reason.text(), reason.detail());
        orders.parkAll(order.routerId(), outcome.retryAt(), reason.code(), reason.text(), reason.detail());
        tell(order, TimelineKind.RESULT, Wishes.words(AccountState.WAITING_FOR_ROUTER, reason));
    }

    private void finish(Order order, OrderState state, Reason reason, String result) {
        orders.finish(order.id(), new Orders.End(state, reason.code(), reason.text(), reason.detail(), result));
    }

    private void tell(Order order, TimelineKind kind, String text) {
        story.tell(order.service(), kind, text, order.correlation());
    }

    private static LedgerFacts facts(Work.Put put) {
        return new LedgerFacts(
                put.wish().client().id(),
                put.wish().client().name(),
                put.order().routerName(),
                put.put().kind().name(),
                put.put().naturalKey(),
                put.order().cause());
    }

    private static Reason reason(DriverOutcome outcome) {
        if (outcome instanceof Refused refused) {
            return new Reason(refused.code().name(), refused.text(), "");
        }
        if (outcome instanceof Conflict conflict) {
            return new Reason(conflict.code().name(), conflict.text(), "");
        }
        return Reason.NONE;
    }

    static Order order(Work work) {
        if (work instanceof Work.Put put) {
            return put.order();
        }
        if (work instanceof Work.TakeAway away) {
            return away.order();
        }
        if (work instanceof Work.CleanUp cleanUp) {
            return cleanUp.order();
        }
        throw new IllegalArgumentException("no order belongs to " + work);
    }
}
