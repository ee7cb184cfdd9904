package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.control.AccountPlan;
import org.demarc.provisioning.control.AccountPlanner;
import org.demarc.provisioning.control.AppliedAccount;
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
import org.demarc.provisioning.entity.TimelineKind;

/**
 * The first half of an order: claims it, decides what the newest wish asks of the router, gets an address, and writes
 * down what is about to be sent. One short transaction; nothing here talks to a router.
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

    /** The router's next piece of work; runs within the caller's transaction. */
    public Work next(long routerId, String holder, Duration lease) {
        Optional<Order> claimed = orders.claim(routerId, holder, lease);
        if (claimed.isEmpty()) {
            return new Work.Nothing();
        }
        Order order = claimed.get();
        Account account = accounts.locked(order.accountId()).orElseThrow();
        if (!orders.isAlone(order)) {
            orders.again(order.id(), BUSY, "the service is being worked on elsewhere");
            return new Work.Settled();
        }
        return order.kind() == OrderKind.CLEANUP ? cleanUp(order) : ensure(order, account);
    }

    private Work cleanUp(Order order) {
        Long id = order.cleanupId();
        Optional<Cleanup> cleanup = id == null ? Optional.empty() : moves.cleanup(id);
        Optional<RouterTerms> router = routers.withId(order.routerId());
        if (cleanup.isEmpty() || router.isEmpty()) {
            return settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
        }
        AppliedAccount applied = SealedJson.open(cleanup.get().sealedApplied(), AppliedAccount.class);
        return new Work.CleanUp(order, router.get().access(), applied, cleanup.get());
    }

    private Work ensure(Order order, Account account) {
        if (account.sealedWish() == null) {
            return settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
        }
        ServiceWish wish = SealedJson.open(account.sealedWish(), ServiceWish.class);
        Optional<RouterTerms> router =
                routers.named(wish.service().source(), wish.keys().device());
        AccountPlan plan = AccountPlanner.plan(wish, account.state(), account.mayExist(), router);
        if (plan instanceof AccountPlan.Put put) {
            return put.router().access().id() == order.routerId()
                    ? put(order, account, wish, put)
                    : redirected(order, put.router());
        }
        if (plan instanceof AccountPlan.TakeAway away) {
            return takeAway(order, account, away);
        }
        AccountPlan.Rest rest = (AccountPlan.Rest) plan;
        accounts.status(account.id(), Wishes.status(rest.state(), rest.reason(), ""));
        return settled(order, OrderState.DONE, rest.reason(), "NOTHING");
    }

    private Work redirected(Order order, RouterTerms router) {
        settled(order, OrderState.SUPERSEDED, Reason.NONE, "");
        bell.ring(orders.ensure(new Orders.Address(
                order.accountId(), router.access().id(), router.access().name(), order.cause(), order.correlation())));
        return new Work.Settled();
    }

    private Work takeAway(Order order, Account account, AccountPlan.TakeAway away) {
        boolean isApplied = account.routerId() != null;
        Long where = isApplied ? account.routerId() : account.attemptRouterId();
        Optional<RouterTerms> router = where == null ? Optional.empty() : routers.withId(where);
        if (router.isEmpty()) {
            accounts.vanished(account.id(), "");
            addresses.releaseOthers(account.service(), "");
            accounts.status(
                    account.id(), Wishes.status(away.state(), away.reason(), "its router is not known any more"));
            return settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
        }
        if (router.get().access().id() != order.routerId()) {
            return redirected(order, router.get());
        }
        AppliedAccount applied = isApplied ? applied(account) : attempted(account);
        if (isApplied && account.attemptRouterId() != null && account.attemptRouterId() != order.routerId()) {
            leaveAttempt(order, account, "");
        }
        return new Work.TakeAway(order, router.get().access(), applied, away);
    }

    private Work put(Order order, Account account, ServiceWish wish, AccountPlan.Put put) {
        Optional<Account> before = predecessor(wish);
        Optional<Work> conflict = conflict(order, account, put, before);
        if (conflict.isPresent()) {
            return conflict.get();
        }
        AddressDesk.Answer answer = addresses.forAccount(account.service(), put, before.map(Account::service));
        if (answer instanceof AddressDesk.Answer.Taken taken) {
            return refused(
                    order,
                    account,
                    Reason.of(
                            ReasonCode.ADDRESS_TAKEN,
                            taken.address(),
                            ReasonCode.belongsTo(taken.by().id())));
        }
        if (answer instanceof AddressDesk.Answer.Wait wait) {
            return waiting(order, account, put, Reason.of(ReasonCode.POOL_EMPTY).detailed(wait.detail()));
        }
        return prepared(order, account, new Draft(wish, put, before, ((AddressDesk.Answer.Yours) answer).address()));
    }

    /** What is known before the row is written down. */
    private record Draft(ServiceWish wish, AccountPlan.Put put, Optional<Account> before, String address) {}

    private Work prepared(Order order, Account account, Draft draft) {
        AccountPlan.Put put = draft.put();
        DesiredAccount desired = DesiredAccounts.of(draft.wish(), put, draft.address());
        if (account.attemptRouterId() == null && isThere(account, put, desired)) {
            return alreadyThere(order, account, put);
        }
        if (account.attemptRouterId() != null && account.attemptRouterId() != order.routerId()) {
            leaveAttempt(order, account, draft.address());
        }
        Optional<Work.Left> left = left(account, draft);
        boolean before = account.attemptRouterId() != null && account.attemptRouterId() == order.routerId();
        EnsureRequest request = request(order, account, draft, desired);
        accounts.attempt(
                account.id(),
                order.routerId(),
                put.kind(),
                put.naturalKey(),
                draft.address(),
                SealedJson.seal(desired));
        long move = left.map(old ->
                        moves.prepare(account.id(), old.routerId(), order.routerId(), old.address(), draft.address()))
                .orElse(0L);
        return new Work.Put(
                order,
                draft.wish(),
                put,
                request,
                draft.address(),
                left.orElse(null),
                draft.before().map(Account::service).orElse(null),
                move,
                before);
    }

    private static boolean isThere(Account account, AccountPlan.Put put, DesiredAccount desired) {
        return account.isAppliedOn(put.router().access().id())
                && account.sealedApplied() != null
                && applied(account).account().equals(desired)
                && account.state() != AccountState.CONFLICT
                && account.state() != AccountState.FAILED;
    }

    private Work alreadyThere(Order order, Account account, AccountPlan.Put put) {
        AccountState state = put.enabled() ? AccountState.APPLIED : AccountState.APPLIED_DISABLED;
        addresses.releaseOthers(account.service(), account.address());
        accounts.status(account.id(), Wishes.status(state, Reason.NONE, put.warning()));
        return settled(order, OrderState.DONE, Reason.NONE, "NOTHING");
    }

    private EnsureRequest request(Order order, Account account, Draft draft, DesiredAccount desired) {
        EnsureRequest request = EnsureRequest.of(desired);
        Optional<Account> before = draft.before();
        if (before.isPresent()) {
            request = request.takingOverFrom(new org.demarc.provisioning.control.AccountTag(
                    before.get().service().source(), before.get().service().id()));
        }
        return known(order, account, draft).map(request::knowing).orElse(request);
    }

    /** The row that Demarc knows on this router already: the service's own, one on its way out, or the predecessor's. */
    private Optional<AppliedAccount> known(Order order, Account account, Draft draft) {
        AccountKind kind = draft.put().kind();
        if (account.isAppliedOn(order.routerId()) && account.kind() == kind) {
            return Optional.of(applied(account));
        }
        if (account.attemptRouterId() != null && account.attemptRouterId() == order.routerId()) {
            return Optional.of(attempted(account)).filter(tried -> kindOf(tried.account()) == kind);
        }
        Optional<AppliedAccount> returning = returning(order, account, kind);
        return returning.isPresent()
                ? returning
                : draft.before()
                        .filter(old -> old.isAppliedOn(order.routerId()) && old.kind() == kind)
                        .map(OrderDesk::applied);
    }

    /** A row that was to be cleaned up is wanted again, because the service has come back. */
    private Optional<AppliedAccount> returning(Order order, Account account, AccountKind kind) {
        Optional<Cleanup> pending = moves.pendingOn(account.id(), order.routerId());
        Optional<AppliedAccount> row = pending.map(
                        cleanup -> SealedJson.open(cleanup.sealedApplied(), AppliedAccount.class))
                .filter(applied -> kindOf(applied.account()) == kind);
        if (row.isPresent()) {
            moves.cleaned(pending.orElseThrow().id(), "the service came back");
        }
        return row;
    }

    /** The row elsewhere, or of another kind, that goes when the new one is there. */
    private Optional<Work.Left> left(Account account, Draft draft) {
        return left(account, draft.put()).or(() -> draft.before().flatMap(old -> left(old, draft.put())));
    }

    private Optional<Work.Left> left(Account account, AccountPlan.Put put) {
        Long router = account.routerId();
        boolean isHere = account.isAppliedOn(put.router().access().id()) && account.kind() == put.kind();
        if (router == null || isHere) {
            return Optional.empty();
        }
        String name = routers.withId(router).map(terms -> terms.access().name()).orElse("router " + router);
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

    private Optional<Work> conflict(Order order, Account account, AccountPlan.Put put, Optional<Account> before) {
        List<Long> ours = new ArrayList<>(List.of(account.id()));
        before.ifPresent(old -> ours.add(old.id()));
        return accounts.holding(order.routerId(), put.kind(), put.naturalKey(), ours)
                .map(other -> refused(order, account, taken(put, other)));
    }

    private static Reason taken(AccountPlan.Put put, Account other) {
        ReasonCode code = put.kind() == AccountKind.PPPOE ? ReasonCode.USERNAME_TAKEN : ReasonCode.MAC_TAKEN;
        return Reason.of(
                code,
                put.naturalKey(),
                put.router().access().name(),
                ReasonCode.belongsTo(other.service().id()));
    }

    private Work refused(Order order, Account account, Reason reason) {
        addresses.releaseReservations(account.service());
        accounts.status(account.id(), Wishes.status(AccountState.CONFLICT, reason, ""));
        story.tell(
                account.service(),
                TimelineKind.RESULT,
                Wishes.words(AccountState.CONFLICT, reason),
                order.correlation());
        return settled(order, OrderState.REFUSED, reason, "");
    }

    private Work waiting(Order order, Account account, AccountPlan.Put put, Reason reason) {
        accounts.status(account.id(), Wishes.status(AccountState.WAITING_FOR_ADDRESS, reason, put.warning()));
        story.tell(
                account.service(),
                TimelineKind.ADDRESS,
                Wishes.words(AccountState.WAITING_FOR_ADDRESS, reason),
                order.correlation());
        orders.park(order.id(), Instant.now().plus(UNTIL_WOKEN), reason.code(), reason.text(), reason.detail());
        return new Work.Settled();
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
                new Cleanup(0, account.id(), router, "ATTEMPT", SealedJson.seal(tried), isKept ? "" : address, null));
        String name = routers.withId(router).map(terms -> terms.access().name()).orElse("router " + router);
        bell.ring(orders.cleanUp(
                new Orders.Address(account.id(), router, name, order.cause(), order.correlation()), cleanup));
    }

    private Work settled(Order order, OrderState state, Reason reason, String result) {
        orders.finish(order.id(), new Orders.End(state, reason.code(), reason.text(), reason.detail(), result));
        return new Work.Settled();
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
