package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.demarc.Phrase;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.LedgerFacts;
import org.demarc.addressing.entity.Origin;
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
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Cleanup;
import org.demarc.provisioning.entity.Moves;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/**
 * The second half of orders: writes down what came of them. One short transaction for a group, and only for orders that are still the
 * holder's: otherwise somebody else looks at the router again.
 */
@Dependent
public class OrderBook {

    /** So many addresses of a pool are tried one after the other before a person has to look. */
    private static final int MOST_ADDRESSES = 20;

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

    /**
     * A piece of work and what came of it.
     *
     * @param mayBeThere whether a row that nobody has confirmed may stand on the router, where the work did not come to its end
     */
    public record Carried(Work work, DriverOutcome outcome, boolean mayBeThere) {

        static Carried of(Work work, DriverOutcome outcome) {
            boolean before = work instanceof Work.Put put && put.mayHaveWrittenBefore();
            return new Carried(work, outcome, before || outcome.mayHaveWritten());
        }
    }

    /** Writes down what came of pieces of work for one router, those that are still the holder's. */
    public void record(long routerId, List<Carried> carried, String holder) {
        Set<Long> held =
                orders.held(carried.stream().map(one -> one.work().order().id()).toList(), holder);
        List<Carried> ours = carried.stream()
                .filter(one -> held.contains(one.work().order().id()))
                .toList();
        List<Long> ids =
                ours.stream().map(one -> one.work().order().accountId()).toList();
        accounts.lock(Stream.concat(ids.stream(), predecessors(ours)).toList());
        Entry entry = new Entry();
        ours.forEach(entry::take);
        entry.write();
        orders.routersAwaitedBy(ids, routerId).forEach(bell::ring);
    }

    private Stream<Long> predecessors(List<Carried> carried) {
        return carried.stream()
                .map(one -> one.work() instanceof Work.Put put ? put.handedOver() : null)
                .filter(Objects::nonNull)
                .flatMap(from -> accounts.of(from).map(Account::id).stream());
    }

    /** What a group of orders leads to; what all of them need is written at the end, together. */
    private final class Entry {

        private final List<Accounts.Shown> shown = new ArrayList<>();
        private final List<AddressBook.Shown> confirmed = new ArrayList<>();
        private final List<String> takenBack = new ArrayList<>();
        private final List<Long> withoutAddress = new ArrayList<>();
        private final Map<ServiceKey, String> addressByService = new LinkedHashMap<>();
        private final Map<Long, String> resultByOrder = new LinkedHashMap<>();
        private final List<Timeline.Line> lines = new ArrayList<>();

        void take(Carried one) {
            Order order = one.work().order();
            lines.addAll(Story.lines(order.service(), one.outcome(), order.correlation()));
            if (one.outcome() instanceof Unreachable unreachable) {
                unreachable(one, order, unreachable);
            } else {
                answered(one);
            }
        }

        void write() {
            accounts.applied(shown);
            withoutAddress.forEach(accounts::driftKnown);
            addresses.confirm(confirmed);
            addresses.keepOnly(addressByService);
            takenBack.forEach(addresses::rowGone);
            orders.done(resultByOrder);
            story.tell(lines);
        }

        private void answered(Carried one) {
            Work work = one.work();
            DriverOutcome outcome = one.outcome();
            if (work instanceof Work.Put put) {
                if (outcome instanceof Done done) {
                    put(put, done);
                } else {
                    notPut(put, one);
                }
            } else if (work instanceof Work.TakeAway away) {
                takenAway(away, outcome);
            } else if (work instanceof Work.CleanUp cleanUp) {
                cleanedUp(cleanUp, outcome);
            }
        }

        private void put(Work.Put put, Done done) {
            Order order = put.order();
            AppliedAccount seen = done.applied();
            AppliedAccount applied = new AppliedAccount(put.request().desired(), seen == null ? "" : seen.rosId());
            AccountState state = put.put().enabled() ? AccountState.APPLIED : AccountState.APPLIED_DISABLED;
            shown.add(new Accounts.Shown(
                    order.accountId(),
                    order.routerId(),
                    put.put().kind(),
                    put.put().naturalKey(),
                    put.address(),
                    SealedJson.seal(applied),
                    state,
                    put.put().warning()));
            LedgerFacts facts = facts(put);
            takeOver(put, facts);
            takeBack(put);
            leaveOld(put);
            letPredecessorGo(put);
            Ipv4.in(put.address())
                    .ifPresent(address -> confirmed.add(new AddressBook.Shown(order.service(), address, facts)));
            addressByService.put(order.service(), put.address());
            String result = put.isMove() ? "MOVED" : done.change().name();
            resultByOrder.put(order.id(), result);
            tell(
                    order,
                    TimelineKind.RESULT,
                    Told.SHOWN.with(
                            Phrase.word("provisioning.state", state),
                            order.routerName(),
                            put.address(),
                            Phrase.word("provisioning.result", result)));
        }

        /** The predecessor's row and address are this service's from now on. */
        private void takeOver(Work.Put put, LedgerFacts facts) {
            ServiceKey from = put.handedOver();
            if (from == null) {
                return;
            }
            Order order = put.order();
            handOverAddress(put, from, facts);
            accounts.of(from).ifPresent(old -> {
                orders.supersede(List.of(old.id()));
                accounts.vanished(old.id(), order.service().id());
                accounts.status(old.id(), Accounts.Status.of(AccountState.REMOVED));
            });
            lines.add(Story.line(
                    from,
                    TimelineKind.LINKED,
                    Told.HANDED_OVER.with(order.service().id()),
                    order.correlation()));
            tell(order, TimelineKind.LINKED, Told.TOOK_OVER.with(from.id()));
        }

        /** Somebody who got the address meanwhile keeps it, and the service draws another. */
        private void handOverAddress(Work.Put put, ServiceKey from, LedgerFacts facts) {
            Order order = put.order();
            Origin origin = put.put().manualAddress().isEmpty() ? Origin.POOL : Origin.MANUAL;
            Optional<ServiceKey> other = addresses.handOver(from, order.service(), put.address(), origin, facts);
            other.ifPresent(holder -> {
                withoutAddress.add(order.accountId());
                orders.ensure(List.of(new Orders.Address(
                        order.accountId(), order.routerId(), order.routerName(), order.cause(), order.correlation())));
                tell(
                        order,
                        TimelineKind.ADDRESS,
                        Wishes.words(
                                AccountState.CONFLICT,
                                Reason.of(ReasonCode.ADDRESS_TAKEN, put.address(), ReasonCode.belongsTo(holder.id()))));
            });
        }

        /** Nothing is the predecessor's any more; what is still on another router stays taken until it is cleaned up. */
        private void letPredecessorGo(Work.Put put) {
            ServiceKey from = put.handedOver();
            if (from != null) {
                addresses.releaseOthers(from, "");
            }
        }

        /** A row that had to go is the account's own again; what was its address is no longer on the router. */
        private void takeBack(Work.Put put) {
            Cleanup cleanup = put.takenBack();
            if (cleanup != null) {
                moves.cleaned(cleanup, "the service came back");
                takenBack.add(cleanup.address());
            }
        }

        /** The switch-over: from now on the old row is only something to clean up. */
        private void leaveOld(Work.Put put) {
            if (put.isMove()) {
                moves.step(put.moveId(), Moves.Step.SWITCHED);
                put.left().forEach(left -> leaveOld(put, left));
            }
        }

        private void leaveOld(Work.Put put, Work.Left left) {
            Order order = put.order();
            if (!left.address().equals(put.address())) {
                addresses.releaseLater(left.service(), left.address());
            }
            long cleanup = moves.leaveBehind(new Cleanup(
                    0,
                    left.accountId(),
                    left.routerId(),
                    "MOVED",
                    SealedJson.seal(left.applied()),
                    left.address(),
                    put.moveId()));
            orders.cleanUp(
                    new Orders.Address(
                            left.accountId(), left.routerId(), left.routerName(), order.cause(), order.correlation()),
                    cleanup);
            bell.ring(left.routerId());
            tell(order, TimelineKind.MOVE, Told.SWITCHED_OVER.with(left.routerName(), order.routerName()));
        }

        private void notPut(Work.Put put, Carried one) {
            DriverOutcome outcome = one.outcome();
            Order order = put.order();
            Reason reason = reason(outcome);
            boolean isConflict = outcome instanceof Conflict;
            if (outcome instanceof Conflict conflict && drawsAnother(put, one, conflict)) {
                return;
            }
            AccountState state =
                    isConflict ? AccountState.CONFLICT : put.isMove() ? AccountState.MOVE_FAILED : AccountState.FAILED;
            if (!one.mayBeThere()) {
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

        /** The address that was drawn is on a row that nobody knew of: the next one is tried, a number of times. */
        private boolean drawsAnother(Work.Put put, Carried one, Conflict conflict) {
            Order order = put.order();
            boolean isForAnother = conflict.code() == ReasonCode.ADDRESS_TAKEN
                    && !one.mayBeThere()
                    && order.attempts() < MOST_ADDRESSES
                    && addresses.passOver(order.service(), order.routerId(), put.address());
            if (isForAnother) {
                accounts.attemptUndone(order.accountId());
                if (put.isMove()) {
                    moves.step(put.moveId(), Moves.Step.UNDONE);
                }
                orders.again(order.id(), Duration.ZERO, conflict.text());
                tell(order, TimelineKind.ADDRESS, Wishes.words(AccountState.CONFLICT, reason(conflict)));
            }
            return isForAnother;
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
                Reason reason = reason(outcome);
                finish(order, OrderState.REFUSED, reason, "");
                tell(
                        order,
                        TimelineKind.RESULT,
                        reason.detail().isEmpty()
                                ? Told.CLEAN_UP_FAILED.with(reason.phrase())
                                : Told.CLEAN_UP_FAILED_DETAILED.with(reason.phrase(), reason.detail()));
                return;
            }
            moves.cleaned(cleanup, String.join("; ", done.notes()));
            addresses.rowGone(cleanup.address());
            if (done.change() == DriverOutcome.Change.REMOVED
                    && orders.tryConflictAgain(order.accountId(), order.routerId())) {
                bell.ring(order.routerId());
            }
            finish(order, OrderState.DONE, Reason.NONE, done.change().name());
            tell(order, TimelineKind.MOVE, Told.CLEANED_UP.with(order.routerName()));
        }

        private void unreachable(Carried one, Order order, Unreachable outcome) {
            Reason reason = new Reason(outcome.code().name(), outcome.text(), outcome.detail());
            if (!(one.work() instanceof Work.CleanUp)) {
                accounts.status(order.accountId(), Wishes.status(AccountState.WAITING_FOR_ROUTER, reason, ""));
            }
            if (one.work() instanceof Work.Put && !one.mayBeThere()) {
                accounts.attemptUndone(order.accountId());
            }
            orders.park(order.id(), outcome.retryAfter(), reason.code(), reason.text(), reason.detail());
            orders.parkAll(order.routerId(), outcome.retryAfter(), reason.code(), reason.text(), reason.detail());
            tell(order, TimelineKind.RESULT, Wishes.words(AccountState.WAITING_FOR_ROUTER, reason));
        }

        private void finish(Order order, OrderState state, Reason reason, String result) {
            orders.finish(order.id(), new Orders.End(state, reason.code(), reason.text(), reason.detail(), result));
        }

        private void tell(Order order, TimelineKind kind, Phrase said) {
            lines.add(Story.line(order.service(), kind, said, order.correlation()));
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
                return new Reason(refused.code().name(), refused.text(), refused.detail());
            }
            if (outcome instanceof Conflict conflict) {
                return new Reason(conflict.code().name(), conflict.text(), conflict.detail());
            }
            return Reason.NONE;
        }
    }
}
