package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.provisioning.control.AcceptedValues;
import org.demarc.provisioning.control.AccountPlan;
import org.demarc.provisioning.control.AccountPlanner;
import org.demarc.provisioning.control.AppliedAccount;
import org.demarc.provisioning.control.AskedOnce;
import org.demarc.provisioning.control.DesiredAccount;
import org.demarc.provisioning.control.DesiredAccounts;
import org.demarc.provisioning.control.EnsureRequest;
import org.demarc.provisioning.control.Reason;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.control.Work;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountKind;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Cleanup;
import org.demarc.provisioning.entity.Moves;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderKind;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;

/**
 * The first half of orders: decides what the newest wishes ask of their router, gets addresses, and writes down what is about to be sent.
 * One short transaction for a group; nothing here talks to a router.
 */
@Dependent
public class OrderDesk {

    private static final Duration BUSY = Duration.ofMillis(300);
    private static final Duration UNTIL_WOKEN = Duration.ofDays(3650);

    private final Accounts accounts;
    private final Orders orders;
    private final Moves moves;
    private final AddressDesk addresses;
    private final RouterDirectory routers;
    private final Story story;
    private final WorkBell bell;

    @Inject
    public OrderDesk(
            Accounts accounts,
            Orders orders,
            Moves moves,
            AddressDesk addresses,
            RouterDirectory routers,
            Story story,
            WorkBell bell) {
        this.accounts = accounts;
        this.orders = orders;
        this.moves = moves;
        this.addresses = addresses;
        this.routers = routers;
        this.story = story;
        this.bell = bell;
    }

    /**
     * What a group of orders came to.
     *
     * @param works to be carried out, in the order of the orders
     * @param alone orders that depend on others of the group: they are to be prepared one by one when those are written down
     */
    public record Prepared(List<Work> works, List<Order> alone) {}

    /** Prepares claimed orders for one router, each of another account; runs within the caller's transaction. */
    public Prepared prepare(List<Order> claimed) {
        Group group = new Group(claimed);
        group.decide();
        return new Prepared(group.works, group.alone);
    }

    /** An order that shall put an account on the router. */
    private record Wanted(
            Order order, Account account, ServiceWish wish, AccountPlan.Put put, Optional<Account> before) {

        AddressDesk.Ask ask() {
            long router = put.router().access().id();
            boolean isThere = account.isAppliedOn(router)
                    || before.filter(old -> old.isAppliedOn(router)).isPresent();
            return new AddressDesk.Ask(account.service(), put, before.map(Account::service), isThere);
        }
    }

    /** Orders that are prepared together: what all of them need is read and written once. */
    private final class Group {

        private final List<Order> claimed;
        private final List<Work> works = new ArrayList<>();
        private final List<Order> alone = new ArrayList<>();
        private final List<Wanted> wanted = new ArrayList<>();
        private final List<Accounts.Attempt> attempts = new ArrayList<>();
        private final List<Timeline.Line> given = new ArrayList<>();
        private final AskedOnce named = new AskedOnce(routers);
        private Map<Long, List<Cleanup>> cleanupsByAccount = Map.of();

        Group(List<Order> claimed) {
            this.claimed = claimed;
        }

        void decide() {
            Map<Long, Account> accountById =
                    accounts.locked(claimed.stream().map(Order::accountId).toList());
            Set<Long> notAlone = orders.notAlone(claimed.stream().map(Order::id).toList());
            Set<Long> comingBack = comingBack();
            for (Order order : claimed) {
                Account account = Objects.requireNonNull(accountById.get(order.accountId()));
                if (notAlone.contains(order.id())) {
                    orders.again(order.id(), BUSY, "the service is being worked on elsewhere");
                } else if (comingBack.contains(order.id())) {
                    orders.untried(List.of(order.id()), "", "the service is wanted there anew: that comes first");
                } else if (order.kind() == OrderKind.CLEANUP) {
                    cleanUp(order, account);
                } else {
                    ensure(order, account);
                }
            }
            put(withoutConflicts());
            accounts.attempt(attempts);
            story.tell(given);
        }

        /** Clean-ups of services that wait to be brought in line on the same router: their row may be wanted again as it is. */
        private Set<Long> comingBack() {
            List<Order> cleanups = claimed.stream()
                    .filter(order -> order.kind() == OrderKind.CLEANUP)
                    .toList();
            if (cleanups.isEmpty()) {
                return Set.of();
            }
            Set<Long> awaiting = orders.awaiting(
                    cleanups.get(0).routerId(),
                    cleanups.stream().map(Order::accountId).toList());
            return cleanups.stream()
                    .filter(order -> awaiting.contains(order.accountId()))
                    .map(Order::id)
                    .collect(Collectors.toSet());
        }

        private void cleanUp(Order order, Account account) {
            Long id = order.cleanupId();
            Optional<Cleanup> noted = id == null ? Optional.empty() : moves.cleanup(id);
            if (noted.isEmpty()) {
                settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
                return;
            }
            Cleanup cleanup = noted.get();
            Optional<RouterTerms> router = routers.withId(order.routerId());
            AppliedAccount row = row(cleanup);
            boolean isHere = account.isAppliedOn(order.routerId()) && kindOf(row.account()) == account.kind();
            boolean isItsOwnAgain = isHere && row.isTheSameRow(applied(account));
            if (router.isEmpty() || isItsOwnAgain) {
                moves.cleaned(cleanup, isItsOwnAgain ? "the service came back" : "its router is not known any more");
                addresses.rowGone(cleanup.address());
                settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
                return;
            }
            AppliedAccount meant = isHere ? row.byItsKeyAlone() : row; // its own row, by another key, stays
            works.add(new Work.CleanUp(order, router.get().access(), meant, cleanup));
        }

        private void ensure(Order order, Account account) {
            if (account.sealedWish() == null) {
                settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
                return;
            }
            ServiceWish wish = SealedJson.open(account.sealedWish(), ServiceWish.class);
            AccountPlan plan = AccountPlanner.plan(wish, account.state(), account.mayExist(), named.of(wish));
            if (plan instanceof AccountPlan.Put put) {
                if (put.router().access().id() == order.routerId()) {
                    want(
                            order,
                            account,
                            wish,
                            AcceptedValues.of(account, Instant.now()).onto(put));
                } else {
                    redirected(order, put.router());
                }
            } else if (plan instanceof AccountPlan.TakeAway away) {
                takeAway(order, account, away);
            } else if (plan instanceof AccountPlan.Rest rest) {
                accounts.status(account.id(), Wishes.status(rest.state(), rest.reason(), ""));
                settled(order, OrderState.DONE, rest.reason(), "NOTHING");
            }
        }

        /** A successor takes over what another order of the group may be about to write. */
        private void want(Order order, Account account, ServiceWish wish, AccountPlan.Put put) {
            boolean isFirstOfItsKey =
                    wanted.stream().noneMatch(other -> other.put().naturalKey().equals(put.naturalKey()));
            if (claimed.size() > 1 && !(wish.predecessor().isEmpty() && isFirstOfItsKey)) {
                alone.add(order);
            } else {
                wanted.add(new Wanted(order, account, wish, put, predecessor(wish)));
            }
        }

        private void redirected(Order order, RouterTerms router) {
            settled(order, OrderState.SUPERSEDED, Reason.NONE, "");
            orders.ensure(List.of(new Orders.Address(
                    order.accountId(),
                    router.access().id(),
                    router.access().name(),
                    order.cause(),
                    order.correlation())));
            bell.ring(router.access().id());
        }

        private void takeAway(Order order, Account account, AccountPlan.TakeAway away) {
            boolean isApplied = account.routerId() != null;
            Long where = isApplied ? account.routerId() : account.attemptRouterId();
            Optional<RouterTerms> router = where == null ? Optional.empty() : routers.withId(where);
            if (router.isEmpty()) {
                accounts.vanished(account.id(), "");
                addresses.releaseOthers(account.service(), "");
                accounts.status(
                        account.id(), Wishes.status(away.state(), away.reason(), "its router is not known any more"));
                settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
                return;
            }
            if (router.get().access().id() != order.routerId()) {
                redirected(order, router.get());
                return;
            }
            AppliedAccount applied = isApplied ? applied(account) : attempted(account);
            if (isApplied && isTriedElsewhere(order, account, kindOf(applied.account()))) {
                leaveAttempt(order, account, "");
                accounts.attemptUndone(account.id()); // it is a row to be cleaned up from now on
            }
            works.add(new Work.TakeAway(order, router.get().access(), applied, away));
        }

        /** Those whose natural key no other account has on the router. */
        private List<Wanted> withoutConflicts() {
            if (wanted.isEmpty()) {
                return List.of();
            }
            List<Account> holding = accounts.holding(
                    wanted.get(0).order().routerId(),
                    wanted.stream().map(one -> one.put().naturalKey()).toList());
            List<Wanted> free = new ArrayList<>();
            for (Wanted one : wanted) {
                Optional<Account> other =
                        holding.stream().filter(held -> isInTheWay(held, one)).findFirst();
                if (other.isPresent()) {
                    refused(one.order(), one.account(), taken(one.put(), other.get()));
                } else {
                    free.add(one);
                }
            }
            return free;
        }

        private static boolean isInTheWay(Account held, Wanted one) {
            boolean isItsOwn = held.id() == one.account().id()
                    || one.before().filter(old -> old.id() == held.id()).isPresent();
            return !isItsOwn
                    && held.kind() == one.put().kind()
                    && held.naturalKey().equals(one.put().naturalKey());
        }

        private void put(List<Wanted> free) {
            if (free.isEmpty()) {
                return;
            }
            Map<ServiceKey, AddressDesk.Answer> answerByService =
                    addresses.forAccounts(free.stream().map(Wanted::ask).toList());
            cleanupsByAccount = moves.pendingOn(
                    free.get(0).order().routerId(),
                    free.stream().map(one -> one.account().id()).toList());
            for (Wanted one : free) {
                put(
                        one,
                        Objects.requireNonNull(answerByService.get(one.account().service())));
            }
        }

        private void put(Wanted one, AddressDesk.Answer answer) {
            if (answer instanceof AddressDesk.Answer.Taken taken) {
                refused(
                        one.order(),
                        one.account(),
                        Reason.of(ReasonCode.ADDRESS_TAKEN, taken.address(), taken.whose())
                                .detailed(taken.detail()));
            } else if (answer instanceof AddressDesk.Answer.Wait wait) {
                Reason reason = Reason.of(ReasonCode.POOL_EMPTY).detailed(wait.detail());
                waiting(one.order(), one.account(), one.put(), reason);
            } else if (answer instanceof AddressDesk.Answer.Yours yours) {
                prepared(one.order(), one.account(), new Draft(one.wish(), one.put(), one.before(), yours.address()));
            }
        }

        /** What is known before the row is written down. */
        private record Draft(ServiceWish wish, AccountPlan.Put put, Optional<Account> before, String address) {}

        private void prepared(Order order, Account account, Draft draft) {
            AccountPlan.Put put = draft.put();
            DesiredAccount desired = AcceptedValues.of(account, Instant.now())
                    .onto(DesiredAccounts.of(draft.wish(), put, draft.address()));
            if (account.attemptRouterId() == null && isThere(account, put, desired)) {
                alreadyThere(order, account, put);
                return;
            }
            if (isTriedElsewhere(order, account, put.kind())) {
                leaveAttempt(order, account, draft.address());
            }
            draft.before()
                    .filter(old -> isTriedElsewhere(order, old, put.kind()))
                    .ifPresent(old -> {
                        leaveAttempt(order, old, draft.address());
                        accounts.attemptUndone(old.id());
                    });
            if (!draft.address().isEmpty() && !draft.address().equals(account.address())) {
                given.add(Story.line(
                        account.service(),
                        TimelineKind.ADDRESS,
                        Told.ADDRESS_GIVEN.with(draft.address(), order.routerName()),
                        order.correlation()));
            }
            List<Work.Left> left = left(account, draft);
            boolean before = isTriedBefore(order, account, put.kind());
            EnsureRequest request = request(order, account, draft, desired);
            attempts.add(new Accounts.Attempt(
                    account.id(),
                    order.routerId(),
                    put.kind(),
                    put.naturalKey(),
                    draft.address(),
                    SealedJson.seal(before ? orAsTried(account, desired) : desired),
                    request.madeStatic()));
            long move = left.stream()
                    .findFirst()
                    .map(old -> moves.prepare(
                            account.id(), old.routerId(), order.routerId(), old.address(), draft.address()))
                    .orElse(0L);
            works.add(new Work.Put(
                    order,
                    draft.wish(),
                    put,
                    request,
                    draft.address(),
                    left,
                    draft.before().map(Account::service).orElse(null),
                    takenBack(account, put).orElse(null),
                    move,
                    before));
        }

        /** What may stand there from now on: this attempt may end before it has written anything, as the one before may have written. */
        private static DesiredAccount orAsTried(Account account, DesiredAccount desired) {
            return new AppliedAccount(desired, "")
                    .orAs(attempted(account).account())
                    .account();
        }

        private static boolean isThere(Account account, AccountPlan.Put put, DesiredAccount desired) {
            boolean hasProfileToKeep = put.router().managedProfiles() && put.kind() == AccountKind.PPPOE;
            return account.isAppliedOn(put.router().access().id())
                    && !hasProfileToKeep
                    && !account.driftKnown()
                    && account.sealedApplied() != null
                    && applied(account).account().equals(desired)
                    && account.state() != AccountState.CONFLICT
                    && account.state() != AccountState.FAILED;
        }

        private void alreadyThere(Order order, Account account, AccountPlan.Put put) {
            AccountState state = put.enabled() ? AccountState.APPLIED : AccountState.APPLIED_DISABLED;
            addresses.releaseOthers(account.service(), account.address());
            accounts.status(account.id(), Wishes.status(state, Reason.NONE, put.warning()));
            settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
        }

        private EnsureRequest request(Order order, Account account, Draft draft, DesiredAccount desired) {
            EnsureRequest request = EnsureRequest.of(desired)
                    .managing(draft.wish(), draft.put())
                    .noting(row -> accounts.makingStatic(account.id(), order.routerId(), row));
            Optional<Account> before = draft.before();
            if (before.isPresent()) {
                request = request.takingOverFrom(new org.demarc.provisioning.control.AccountTag(
                        before.get().service().source(), before.get().service().id()));
            }
            if (account.driftKnown()
                    && isTriedBefore(order, account, draft.put().kind())) {
                request = request.endingSessions();
            }
            Optional<AppliedAccount> known = known(order, account, draft);
            if (isTriedBefore(order, account, draft.put().kind())) {
                request = request.havingMadeStatic(accounts.madeStatic(account.id()));
                known = known.map(row -> row.orAs(attempted(account).account()));
            }
            return known.map(request::knowing).orElse(request);
        }

        /** The row that Demarc knows on this router already: the service's own, one on its way out, or the predecessor's. */
        private Optional<AppliedAccount> known(Order order, Account account, Draft draft) {
            AccountKind kind = draft.put().kind();
            if (account.isAppliedOn(order.routerId()) && account.kind() == kind) {
                return Optional.of(applied(account));
            }
            Optional<AppliedAccount> predecessors = draft.before()
                    .filter(old -> old.isAppliedOn(order.routerId()) && old.kind() == kind)
                    .map(OrderDesk::applied);
            // sessions still run as these rows were, whatever was tried since
            return predecessors
                    .or(() -> onItsWayOut(account, draft.put()))
                    .or(() -> isTriedBefore(order, account, kind) ? Optional.of(attempted(account)) : Optional.empty());
        }

        /** Whether an earlier attempt may have reached the row that this order is about. */
        private static boolean isTriedBefore(Order order, Account account, AccountKind kind) {
            return account.attemptRouterId() != null
                    && account.attemptRouterId() == order.routerId()
                    && kindOf(attempted(account).account()) == kind;
        }

        /** Whether an earlier attempt may have left another row. */
        private static boolean isTriedElsewhere(Order order, Account account, AccountKind kind) {
            return account.attemptRouterId() != null && !isTriedBefore(order, account, kind);
        }

        /**
         * The note that a row has to go which is wanted again, because the service has come back to it. It has to go until the account is
         * confirmed; one by another key is looked at afterwards like any other.
         */
        private Optional<Cleanup> takenBack(Account account, AccountPlan.Put put) {
            return cleanups(account, put.kind())
                    .filter(cleanup -> row(cleanup).account().naturalKey().equals(put.naturalKey()))
                    .filter(cleanup -> !isHere(account, put) || row(cleanup).isTheSameRow(applied(account)))
                    .findFirst();
        }

        /** The row that the service left here and comes back to; a second one that it has beside its own is not meant. */
        private Optional<AppliedAccount> onItsWayOut(Account account, AccountPlan.Put put) {
            return takenBack(account, put).map(Group::row).or(() -> cleanups(account, put.kind())
                    .map(Group::row)
                    .filter(row -> !row.alone())
                    .findFirst());
        }

        private Stream<Cleanup> cleanups(Account account, AccountKind kind) {
            return cleanupsByAccount.getOrDefault(account.id(), List.of()).stream()
                    .filter(cleanup -> kindOf(row(cleanup).account()) == kind);
        }

        private static AppliedAccount row(Cleanup cleanup) {
            return SealedJson.open(cleanup.sealedApplied(), AppliedAccount.class);
        }

        /** The rows elsewhere, or of another kind, that go when the new one is there. */
        private List<Work.Left> left(Account account, Draft draft) {
            return Stream.concat(
                            left(account, draft.put()).stream(),
                            draft.before().flatMap(old -> leftByPredecessor(old, account, draft.put())).stream())
                    .toList();
        }

        /** Where the service has a row of its own already, that one stays, and the predecessor's goes wherever it is. */
        private Optional<Work.Left> leftByPredecessor(Account old, Account account, AccountPlan.Put put) {
            return isHere(account, put) ? leftBehind(old) : left(old, put);
        }

        private Optional<Work.Left> left(Account account, AccountPlan.Put put) {
            return isHere(account, put) ? Optional.empty() : leftBehind(account);
        }

        private static boolean isHere(Account account, AccountPlan.Put put) {
            return account.isAppliedOn(put.router().access().id()) && account.kind() == put.kind();
        }

        private Optional<Work.Left> leftBehind(Account account) {
            Long router = account.routerId();
            if (router == null) {
                return Optional.empty();
            }
            String name =
                    routers.withId(router).map(terms -> terms.access().name()).orElse("router " + router);
            return Optional.of(
                    new Work.Left(account.id(), account.service(), router, name, applied(account), account.address()));
        }

        private Optional<Account> predecessor(ServiceWish wish) {
            if (wish.predecessor().isEmpty()) {
                return Optional.empty();
            }
            return accounts.of(new ServiceKey(wish.service().source(), wish.predecessor()))
                    .filter(old -> old.routerId() != null)
                    .flatMap(old -> accounts.locked(old.id()))
                    .filter(old -> old.routerId() != null);
        }

        private static Reason taken(AccountPlan.Put put, Account other) {
            ReasonCode code = put.kind() == AccountKind.PPPOE ? ReasonCode.USERNAME_TAKEN : ReasonCode.MAC_TAKEN;
            return Reason.of(
                    code,
                    put.naturalKey(),
                    put.router().access().name(),
                    ReasonCode.belongsTo(other.service().id()));
        }

        private void refused(Order order, Account account, Reason reason) {
            if (account.attemptRouterId() == null) { // else a row that may be there has its address
                addresses.releaseReservations(account.service());
            }
            accounts.status(account.id(), Wishes.status(AccountState.CONFLICT, reason, ""));
            story.tell(
                    account.service(),
                    TimelineKind.RESULT,
                    Wishes.words(AccountState.CONFLICT, reason),
                    order.correlation());
            settled(order, OrderState.REFUSED, reason, "");
        }

        private void waiting(Order order, Account account, AccountPlan.Put put, Reason reason) {
            accounts.status(account.id(), Wishes.status(AccountState.WAITING_FOR_ADDRESS, reason, put.warning()));
            story.tell(
                    account.service(),
                    TimelineKind.ADDRESS,
                    Wishes.words(AccountState.WAITING_FOR_ADDRESS, reason),
                    order.correlation());
            orders.park(order.id(), UNTIL_WOKEN, reason.code(), reason.text(), reason.detail());
        }

        /** Something may have been written to another router that nobody wants any more: it goes, and its address after it. */
        private void leaveAttempt(Order order, Account account, String keptAddress) {
            Long router = account.attemptRouterId();
            if (router == null || account.sealedAttempt() == null) {
                return;
            }
            AppliedAccount tried = attempted(account);
            String address = tried.account().address();
            boolean isKept =
                    address.equals(keptAddress) || (account.routerId() != null && address.equals(account.address()));
            if (!isKept) {
                addresses.releaseLater(account.service(), address);
            }
            long cleanup = moves.leaveBehind(
                    new Cleanup(0, account.id(), router, "ATTEMPT", SealedJson.seal(tried), address, null));
            String name =
                    routers.withId(router).map(terms -> terms.access().name()).orElse("router " + router);
            orders.cleanUp(new Orders.Address(account.id(), router, name, order.cause(), order.correlation()), cleanup);
            bell.ring(router);
        }

        private void settled(Order order, OrderState state, Reason reason, String result) {
            orders.finish(order.id(), new Orders.End(state, reason.code(), reason.text(), reason.detail(), result));
        }
    }

    static AppliedAccount applied(Account account) {
        String sealed = account.sealedApplied();
        if (sealed == null) {
            throw new IllegalStateException("nothing is applied for " + account.service());
        }
        return SealedJson.open(sealed, AppliedAccount.class);
    }

    private static AppliedAccount attempted(Account account) {
        String sealed = account.sealedAttempt();
        if (sealed == null) {
            throw new IllegalStateException("nothing was attempted for " + account.service());
        }
        return new AppliedAccount(SealedJson.open(sealed, DesiredAccount.class), "");
    }

    static AccountKind kindOf(DesiredAccount account) {
        return account instanceof org.demarc.provisioning.control.PppoeAccount ? AccountKind.PPPOE : AccountKind.DHCP;
    }
}
