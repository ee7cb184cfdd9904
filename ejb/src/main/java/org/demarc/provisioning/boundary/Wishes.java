package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.demarc.Phrase;
import org.demarc.provisioning.control.AcceptedValues;
import org.demarc.provisioning.control.AccountPlan;
import org.demarc.provisioning.control.AccountPlanner;
import org.demarc.provisioning.control.AskedOnce;
import org.demarc.provisioning.control.HeldWish;
import org.demarc.provisioning.control.Reason;
import org.demarc.provisioning.control.ReasonCode;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.control.WorkBell;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.Hold;
import org.demarc.provisioning.entity.Holds;
import org.demarc.provisioning.entity.OrderState;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.jspecify.annotations.Nullable;

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
    private final Holds holds;

    @Inject
    public Wishes(
            Accounts accounts,
            Orders orders,
            AddressDesk addresses,
            RouterDirectory routers,
            Story story,
            WorkBell bell,
            Holds holds) {
        this.holds = holds;
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
     * A wish and where it comes from.
     *
     * @param cause what led to it, for people
     * @param correlation ties together everything that the cause leads to
     * @param anyway whether the router is looked at even where nothing seems to have changed
     * @param heard how it came to be known
     */
    public record Request(ServiceWish wish, String cause, String correlation, boolean anyway, Heard heard) {}

    /** Writes down what somebody tells and means, and orders what it needs. */
    public Verdict accept(ServiceWish wish, String cause, String correlation) {
        return accept(List.of(new Request(wish, cause, correlation, false, Heard.TOLD)))
                .get(0);
    }

    /** Has the router looked at even where nothing seems to have changed since the wish was heard. */
    public Verdict insist(ServiceWish wish, String cause, String correlation) {
        return accept(List.of(new Request(wish, cause, correlation, true, Heard.KNOWN)))
                .get(0);
    }

    /** Writes wishes down, each of another service; what became of each, in their order. */
    public List<Verdict> accept(List<Request> requests) {
        return accept(requests, List.of());
    }

    /**
     * Writes wishes down, each of another service.
     *
     * @param before what led to them, for the timelines of those of their services that something is ordered for
     * @return what became of each, in their order
     */
    public List<Verdict> accept(List<Request> requests, List<Timeline.Line> before) {
        return requests.isEmpty() ? List.of() : new Round(requests, before).verdicts();
    }

    /** A wish beside the account as it is, and what it means for the routers. */
    private record Known(Request request, Account account, boolean isKnown, AccountPlan plan) {

        ServiceWish wish() {
            return request.wish();
        }
    }

    /** Wishes that are accepted together: what all of them need is read and written once. */
    private final class Round {

        private final List<Request> requests;
        private final Map<ServiceKey, Account> accountByService;
        private final List<Accounts.Wish> written = new ArrayList<>();
        private final List<Orders.Address> ordered = new ArrayList<>();
        private final Set<ServiceKey> orderedFor = new HashSet<>();
        private final List<Timeline.Line> before;
        private final List<Timeline.Line> lines = new ArrayList<>();
        private final List<Known> unchanged = new ArrayList<>();
        private final AskedOnce named = new AskedOnce(routers);

        Round(List<Request> requests, List<Timeline.Line> before) {
            this.before = before;
            List<ServiceKey> services =
                    requests.stream().map(request -> request.wish().service()).toList();
            this.accountByService = accounts.locked(services);
            Map<ServiceKey, Hold> holdByService = holds.of(services);
            this.requests = holdByService.isEmpty()
                    ? requests
                    : requests.stream()
                            .map(request -> held(request, holdByService))
                            .toList();
        }

        /** What the source of a held service says is kept for later. */
        private Request held(Request request, Map<ServiceKey, Hold> holdByService) {
            ServiceWish wish = request.wish();
            Hold hold = holdByService.get(wish.service());
            if (hold == null || HeldWish.isHeld(wish)) {
                return request;
            }
            holds.told(wish.service(), wish.aim().name(), wish.status());
            ServiceWish carriedOut = HeldWish.over(wish, hold);
            if (HeldWish.isHeld(carriedOut)) {
                lines.add(Story.line(
                        wish.service(), TimelineKind.DECIDED, Told.HELD.with(hold.why()), request.correlation()));
            }
            return new Request(carriedOut, request.cause(), request.correlation(), request.anyway(), request.heard());
        }

        List<Verdict> verdicts() {
            named.about(requests.stream().map(Request::wish).toList());
            List<Known> all = requests.stream().map(this::known).toList();
            Map<Long, OrderState> openByAccount = orders.openOf(all.stream()
                    .filter(Known::isKnown)
                    .map(one -> one.account().id())
                    .toList());
            List<AccountState> states =
                    all.stream().map(one -> decided(one, openByAccount)).toList();
            Map<Long, Long> orderByAccount = write();
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                long order = orderByAccount.getOrDefault(all.get(i).account().id(), 0L);
                verdicts.add(new Verdict(order, states.get(i)));
            }
            return verdicts;
        }

        private Known known(Request request) {
            ServiceWish wish = request.wish();
            Account account = Objects.requireNonNull(accountByService.get(wish.service()));
            boolean isKnown = account.sealedWish() != null
                    && SealedJson.open(account.sealedWish(), ServiceWish.class).equals(wish);
            return new Known(
                    request,
                    account,
                    isKnown,
                    AccountPlanner.plan(wish, account.state(), account.mayExist(), named.of(wish)));
        }

        private AccountState decided(Known one, Map<Long, OrderState> openByAccount) {
            if (one.plan() instanceof AccountPlan.Rest rest) {
                return rest(one, rest);
            }
            Account account = one.account();
            OrderState open = openByAccount.get(account.id());
            boolean hasRunOut = forgetsWhatHasRunOut(account);
            if (one.isKnown() && !one.request().anyway() && !hasRunOut && isUpToDate(account, one.plan(), open)) {
                if (open != null) {
                    unchanged.add(one);
                }
                tell(one, Told.NOTHING_TO_CHANGE.with());
                return account.state();
            }
            write(one, Accounts.Status.of(AccountState.APPLYING));
            Target target = target(account, one.plan());
            orderedFor.add(account.service());
            ordered.add(new Orders.Address(
                    account.id(),
                    target.routerId(),
                    target.name(),
                    one.request().cause(),
                    one.request().correlation()));
            tell(one, target.what().with(target.name()));
            return AccountState.APPLYING;
        }

        /** The row still has a value that was accepted for a time only: what nobody asked for anew is to be written all the same. */
        private boolean forgetsWhatHasRunOut(Account account) {
            Instant now = Instant.now();
            if (!AcceptedValues.haveRunOut(account, now)) {
                return false;
            }
            AcceptedValues left = AcceptedValues.of(account, now);
            accounts.overrides(account.id(), left.isEmpty() ? null : SealedJson.seal(left));
            return true;
        }

        private AccountState rest(Known one, AccountPlan.Rest rest) {
            Account account = one.account();
            boolean stays = rest.state() == account.state() && account.mayExist();
            if (!stays) {
                orders.supersede(List.of(account.id()));
                if (!account.mayExist()) {
                    addresses.releaseReservations(account.service());
                }
            }
            boolean isSame = stays && rest.reason().equals(Reason.NONE);
            write(one, isSame ? standing(account) : status(rest.state(), rest.reason(), ""));
            tell(one, words(rest.state(), rest.reason()));
            return rest.state();
        }

        private void write(Known one, Accounts.Status status) {
            if (one.isKnown()) {
                accounts.status(one.account().id(), status);
                unchanged.add(one);
            } else {
                written.add(line(one.account().id(), one.wish(), one.request().heard(), status));
            }
        }

        private void tell(Known one, Phrase said) {
            lines.add(Story.line(
                    one.wish().service(),
                    TimelineKind.DECIDED,
                    said,
                    one.request().correlation()));
        }

        private Map<Long, Long> write() {
            accounts.wish(written);
            Map<Long, Duration> askedAgain = unchanged(Heard.How.ASKED);
            accounts.asked(askedAgain);
            accounts.told(unchanged(Heard.How.TOLD).keySet());
            orders.heard(fresh(askedAgain), ReasonCode.BILLING_SILENT.name()).forEach(bell::ring);
            Map<Long, Long> orderByAccount = orders.ensure(ordered);
            story.tell(
                    Stream.concat(before.stream().filter(line -> orderedFor.contains(line.service())), lines.stream())
                            .toList());
            ordered.stream().map(Orders.Address::routerId).distinct().forEach(bell::ring);
            return orderByAccount;
        }

        /** An answer that is old already wakes nobody: it would be asked for once more at once, and so on. */
        private static List<Long> fresh(Map<Long, Duration> askedAgain) {
            return askedAgain.entrySet().stream()
                    .filter(asked -> asked.getValue().compareTo(Heard.FRESH) < 0)
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Accounts of wishes that came as they were known, and that an order is about to carry out. */
        private Map<Long, Duration> unchanged(Heard.How how) {
            Map<Long, Duration> agoById = new LinkedHashMap<>();
            unchanged.stream()
                    .filter(one -> one.request().heard().how() == how)
                    .forEach(one -> agoById.put(
                            one.account().id(), one.request().heard().ago()));
            return agoById;
        }
    }

    private static Accounts.Status standing(Account account) {
        return new Accounts.Status(
                account.state(), account.code(), account.text(), account.detail(), account.warning());
    }

    private static boolean isUpToDate(Account account, AccountPlan plan, @Nullable OrderState open) {
        if (open != null) {
            return open != OrderState.PARKED;
        }
        return account.state().isSettled()
                && account.attemptRouterId() == null
                && !account.driftKnown()
                && plan instanceof AccountPlan.Put put
                && account.isAppliedOn(put.router().access().id());
    }

    private record Target(long routerId, String name, Told what) {}

    private Target target(Account account, AccountPlan plan) {
        if (plan instanceof AccountPlan.Put put) {
            return new Target(
                    put.router().access().id(),
                    put.router().access().name(),
                    put.enabled() ? Told.TO_SERVE : Told.TO_STOP);
        }
        Long where = account.routerId() == null ? account.attemptRouterId() : account.routerId();
        long router = where == null ? 0 : where;
        String name = routers.withId(router).map(terms -> terms.access().name()).orElse("router " + router);
        return new Target(router, name, Told.TO_REMOVE);
    }

    static Accounts.Status status(AccountState state, Reason reason, String warning) {
        return new Accounts.Status(state, reason.code(), reason.text(), reason.detail(), warning);
    }

    static Phrase words(AccountState state, Reason reason) {
        Phrase word = Phrase.word("provisioning.state", state);
        if (reason.text().isEmpty()) {
            return word;
        }
        return reason.detail().isEmpty()
                ? Told.BECAUSE.with(word, reason.phrase())
                : Told.BECAUSE_DETAILED.with(word, reason.phrase(), reason.detail());
    }

    static Accounts.Wish line(long accountId, ServiceWish wish, Heard heard, Accounts.Status status) {
        return new Accounts.Wish(
                accountId,
                wish.client().id(),
                wish.client().name(),
                wish.plan(),
                wish.keys().device(),
                wish.aim().name(),
                wish.assumed(),
                wish.predecessor(),
                SealedJson.seal(wish),
                heard,
                status);
    }
}
