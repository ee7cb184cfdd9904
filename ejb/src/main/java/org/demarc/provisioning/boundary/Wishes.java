package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Consumer;
import org.demarc.provisioning.control.AccountPlan;
import org.demarc.provisioning.control.AccountPlanner;
import org.demarc.provisioning.control.Reason;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.TimelineKind;

/**
 * Takes what sources want for their services. A wish that changes nothing makes no order, so no router is asked
 * (UR-33). Works within the caller's transaction.
 */
@Dependent
public class Wishes {

    private final Accounts accounts;
    private final Orders orders;
    private final AddressDesk addresses;
    private final RouterDirectory routers;
    private final Story story;
    private final WorkBell bell;

    @Inject
    public Wishes(
            Accounts accounts,
            Orders orders,
            AddressDesk addresses,
            RouterDirectory routers,
            Story story,
            WorkBell bell) {
        this.accounts = accounts;
        this.orders = orders;
        this.addresses = addresses;
        this.routers = routers;
        this.story = story;
        this.bell = bell;
    }

    /**
     * What became of a wish.
     *
     * @param orderId the order it led to, 0 for none
     * @param state of the account now
     */
    public record Verdict(long orderId, AccountState state) {}

    /**
     * Writes the wish down and orders what it needs.
     *
     * @param cause what led to it, for people
     * @param correlation ties together everything that the cause leads to
     */
    public Verdict accept(ServiceWish wish, String cause, String correlation) {
        return accept(wish, cause, correlation, false);
    }

    /** As {@link #accept}, and the router is looked at even where nothing seems to have changed. */
    public Verdict insist(ServiceWish wish, String cause, String correlation) {
        return accept(wish, cause, correlation, true);
    }

    private Verdict accept(ServiceWish wish, String cause, String correlation, boolean anyway) {
        Account account = accounts.locked(wish.service());
        boolean isKnown = account.sealedWish() != null
                && SealedJson.open(account.sealedWish(), ServiceWish.class).equals(wish);
        Optional<RouterTerms> router =
                routers.named(wish.service().source(), wish.keys().device());
        AccountPlan plan = AccountPlanner.plan(wish, account.state(), account.mayExist(), router);
        Consumer<Accounts.Status> writer = isKnown
                ? status -> accounts.status(account.id(), status)
                : status -> accounts.wish(account.id(), line(wish), status);
        if (plan instanceof AccountPlan.Rest rest) {
            return rest(account, rest, correlation, writer);
        }
        if (isKnown && !anyway && isUpToDate(account, plan)) {
            story.tell(wish.service(), TimelineKind.DECIDED, "nothing to change", correlation);
            return new Verdict(0, account.state());
        }
        writer.accept(Accounts.Status.of(AccountState.APPLYING));
        return order(account, plan, cause, correlation);
    }

    private Verdict rest(Account account, AccountPlan.Rest rest, String correlation, Consumer<Accounts.Status> writer) {
        boolean stays = rest.state() == account.state() && account.mayExist();
        if (!stays) {
            orders.supersede(account.id());
            if (!account.mayExist()) {
                addresses.releaseReservations(account.service());
            }
        }
        boolean isSame = stays && rest.reason().equals(Reason.NONE);
        writer.accept(isSame ? standing(account) : status(rest.state(), rest.reason(), ""));
        story.tell(account.service(), TimelineKind.DECIDED, words(rest.state(), rest.reason()), correlation);
        return new Verdict(0, rest.state());
    }

    private static Accounts.Status standing(Account account) {
        return new Accounts.Status(
                account.state(), account.code(), account.text(), account.detail(), account.warning());
    }

    private boolean isUpToDate(Account account, AccountPlan plan) {
        Optional<Order> open = orders.openOf(account.id());
        if (open.isPresent()) {
            return open.get().state() != OrderState.PARKED;
        }
        return account.state().isSettled()
                && account.attemptRouterId() == null
                && plan instanceof AccountPlan.Put put
                && account.isAppliedOn(put.router().access().id());
    }

    private Verdict order(Account account, AccountPlan plan, String cause, String correlation) {
        Target target = target(account, plan);
        long order =
                orders.ensure(new Orders.Address(account.id(), target.routerId(), target.name(), cause, correlation));
        story.tell(account.service(), TimelineKind.DECIDED, target.text() + " " + target.name(), correlation);
        bell.ring(order);
        return new Verdict(order, AccountState.APPLYING);
    }

    private record Target(long routerId, String name, String text) {}

    private Target target(Account account, AccountPlan plan) {
        if (plan instanceof AccountPlan.Put put) {
            return new Target(
                    put.router().access().id(),
                    put.router().access().name(),
                    (put.enabled() ? "to be in service on" : "to be out of service on"));
        }
        Long where = account.routerId() == null ? account.attemptRouterId() : account.routerId();
        long router = where == null ? 0 : where;
        String name = routers.withId(router).map(terms -> terms.access().name()).orElse("router " + router);
        return new Target(router, name, "to be removed from");
    }

    static Accounts.Status status(AccountState state, Reason reason, String warning) {
        return new Accounts.Status(state, reason.code(), reason.text(), reason.detail(), warning);
    }

    static String words(AccountState state, Reason reason) {
        String detail = reason.detail().isEmpty() ? "" : " (" + reason.detail() + ")";
        return reason.text().isEmpty() ? state.name() : state.name() + ": " + reason.text() + detail;
    }

    private static Accounts.Wish line(ServiceWish wish) {
        return new Accounts.Wish(
                wish.client().id(),
                wish.client().name(),
                wish.plan(),
                wish.keys().device(),
                wish.assumed(),
                wish.predecessor(),
                SealedJson.seal(wish));
    }
}
