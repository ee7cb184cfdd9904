package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.demarc.Transactions;
import org.demarc.provisioning.control.AccountPlan;
import org.demarc.provisioning.control.AccountPlanner;
import org.demarc.provisioning.control.HeldWish;
import org.demarc.provisioning.control.ProvisioningRequest;
import org.demarc.provisioning.control.RefusedRequest;
import org.demarc.provisioning.control.RequestFlaw;
import org.demarc.provisioning.control.RequestMask;
import org.demarc.provisioning.control.RequestReader;
import org.demarc.provisioning.control.RequestSettings;
import org.demarc.provisioning.control.RequestWish;
import org.demarc.provisioning.control.ResultText;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Holds;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.Orders;
import org.demarc.provisioning.entity.RefusedMessages;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.RequestResult;
import org.demarc.provisioning.entity.RequestResults;
import org.demarc.provisioning.entity.RequestState;
import org.demarc.provisioning.entity.ServiceRequest;
import org.demarc.provisioning.entity.ServiceRequests;
import org.demarc.provisioning.entity.ServiceSource;
import org.demarc.provisioning.entity.ServiceSources;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.demarc.settings.boundary.Settings;

/**
 * Takes requests of other programs, by JMS and REST alike: each is stored under its id, becomes a wish and gets its
 * first result in one transaction, so that whoever is told that it was taken can rely on it.
 */
@Dependent
public class RequestDesk {

    /** Much larger bodies are not kept, only their beginning is shown. */
    private static final int KEPT = 262_144;

    private final ServiceRequests requests;
    private final RequestResults results;
    private final RefusedMessages refused;
    private final ServiceSources told;
    private final Accounts accounts;
    private final Orders orders;
    private final Wishes wishes;
    private final RouterDirectory routers;
    private final Story story;
    private final WishSources sources;
    private final Settings settings;
    private final Transactions transactions;
    private final Holds holds;

    @Inject
    public RequestDesk(
            ServiceRequests requests,
            RequestResults results,
            RefusedMessages refused,
            ServiceSources told,
            Accounts accounts,
            Orders orders,
            Wishes wishes,
            RouterDirectory routers,
            Story story,
            WishSources sources,
            Settings settings,
            Transactions transactions,
            Holds holds) {
        this.holds = holds;
        this.requests = requests;
        this.results = results;
        this.refused = refused;
        this.told = told;
        this.accounts = accounts;
        this.orders = orders;
        this.wishes = wishes;
        this.routers = routers;
        this.story = story;
        this.sources = sources;
        this.settings = settings;
        this.transactions = transactions;
    }

    /**
     * A message from outside.
     *
     * @param text as it came; its beginning when it is too large
     * @param octets length of the whole message
     * @param origin {@code jms} or {@code rest}
     * @param sender who sent it, as far as known; empty when not
     */
    public record Letter(String text, long octets, String origin, String sender) {

        public static Letter of(String text, String origin, String sender) {
            return new Letter(text, text.getBytes(StandardCharsets.UTF_8).length, origin, sender);
        }
    }

    /**
     * Takes one request. When it returns, the request or its refusal is stored.
     *
     * @return what the sender is told; empty when the message names no good id
     */
    public Optional<RequestResult> take(Letter letter) {
        return take(letter, false);
    }

    /** As {@link #take(Letter)}, for a message that an operator sends again: a refused request is tried once more. */
    public Optional<RequestResult> takeAgain(Letter letter) {
        return take(letter, true);
    }

    private Optional<RequestResult> take(Letter letter, boolean anew) {
        try {
            ProvisioningRequest request = read(letter);
            return transactions.call(() -> stored(request, letter, anew));
        } catch (RefusedRequest refusal) {
            return refuse(letter, refusal);
        }
    }

    /** Writes down a message that nobody carries out, and tells its sender where it names a good id. */
    public Optional<RequestResult> refuse(Letter letter, RefusedRequest refusal) {
        return transactions.call(() -> refusedNow(letter, refusal));
    }

    private ProvisioningRequest read(Letter letter) {
        int limit = settings.of(RequestSettings.class).requestMaxOctets();
        if (letter.octets() > limit) {
            throw new RefusedRequest(
                    RequestFlaw.TOO_LARGE.name(),
                    "the message has " + letter.octets() + " octets, " + limit + " are allowed");
        }
        return RequestReader.read(letter.text());
    }

    private Optional<RequestResult> stored(ProvisioningRequest request, Letter letter, boolean anew) {
        String hash = RequestReader.hash(letter.text());
        String askedBy = request.by().isEmpty() ? letter.sender() : (letter.sender() + " " + request.by()).strip();
        boolean isNew = requests.store(new ServiceRequests.Arrival(
                request.id(), hash, letter.text(), request.action(), request.service(), askedBy));
        ServiceRequest known = requests.locked(request.id()).orElseThrow();
        if (!known.bodyHash().equals(hash)) {
            throw new RefusedRequest(
                    RequestFlaw.ID_REUSED.name(), "id " + request.id() + " is known with another body");
        }
        if (!isNew) {
            requests.again(request.id());
            if (!anew || known.state() != RequestState.REFUSED || known.orderId() != null) {
                return repeated(request.id());
            }
            requests.reopen(request.id());
        }
        try {
            carryOut(request, letter);
        } catch (RefusedRequest refusal) {
            refusedStored(request, letter, refusal);
        }
        return results.newest(request.id());
    }

    /**
     * Goes on with a move whose target router was looked at. Nothing happens where the request has its order already, or is over.
     *
     * @param flaw what forbids it there; empty where nothing does, or the router did not answer
     */
    void looked(ProvisioningRequest request, Letter letter, Optional<RefusedRequest> flaw) {
        transactions.run(() -> {
            Optional<ServiceRequest> known = requests.locked(request.id());
            if (known.filter(one -> !one.state().isFinal() && one.orderId() == null)
                    .isEmpty()) {
                return;
            }
            try {
                if (flaw.isPresent()) {
                    throw flaw.get();
                }
                order(request, letter, wishNow(request));
            } catch (RefusedRequest refusal) {
                refusedStored(request, letter, refusal);
            }
        });
    }

    private ServiceWish wishNow(ProvisioningRequest request) {
        Optional<Account> account = accounts.of(request.service());
        ServiceWish wish = wish(request, account);
        refuseWhatCannotBe(request, account, wish);
        return wish;
    }

    private Optional<RequestResult> repeated(String id) {
        return results.newest(id).map(last -> results.add(id, last.state(), ResultText.repeated(last.body())));
    }

    private void carryOut(ProvisioningRequest request, Letter letter) {
        Optional<Account> account = accounts.of(request.service());
        ServiceWish wish = wish(request, account);
        refuseWhatCannotBe(request, account, wish);
        if (request.isDryRun() || isToBeLookedAt(request, account)) {
            requests.due(request.id());
            tell(request, RequestState.ACCEPTED, ResultText.of(request.id(), RequestState.ACCEPTED, Instant.now()));
            return;
        }
        order(request, letter, wish);
    }

    /** Before a service leaves its router, the other one is asked whether it can come: a refused move changes nothing. */
    private static boolean isToBeLookedAt(ProvisioningRequest request, Optional<Account> account) {
        return request.action() == RequestAction.MOVE
                && account.filter(one -> one.routerId() != null).isPresent();
    }

    private void order(ProvisioningRequest request, Letter letter, ServiceWish wish) {
        String cause = "request " + request.id() + " by " + letter.origin();
        story.tell(
                request.service(),
                TimelineKind.REQUEST,
                request.by().isEmpty()
                        ? Told.REQUESTED.with(request.action().word(), request.id())
                        : Told.REQUESTED_BY.with(request.action().word(), request.id(), request.by()),
                request.id());
        boolean insists = request.action() == RequestAction.ENSURE && request.desired() == null;
        Wishes.Verdict verdict =
                insists ? wishes.insist(wish, cause, request.id()) : wishes.accept(wish, cause, request.id());
        decided(request, verdict);
    }

    /** What the request stands for. */
    ServiceWish wish(ProvisioningRequest request, Optional<Account> account) {
        String source = request.service().source();
        Optional<ServiceSource> own = told.withCode(source);
        if (own.isEmpty() && sources.of(source).isEmpty()) {
            throw new RefusedRequest(RequestFlaw.UNKNOWN_SOURCE.name(), "source " + source + " is not known to Demarc");
        }
        Optional<ServiceWish> before =
                account.map(Account::sealedWish).map(kept -> told(SealedJson.open(kept, ServiceWish.class)));
        return RequestWish.of(request, before, own.orElse(null));
    }

    private ServiceWish told(ServiceWish kept) {
        return HeldWish.isHeld(kept)
                ? HeldWish.under(kept, holds.of(List.of(kept.service())).get(kept.service()))
                : kept;
    }

    private void refuseWhatCannotBe(ProvisioningRequest request, Optional<Account> account, ServiceWish wish) {
        AccountPlan plan = AccountPlanner.plan(
                wish,
                account.map(Account::state).orElse(AccountState.NONE),
                account.map(Account::mayExist).orElse(false),
                routers.named(request.service().source(), wish.keys().device()));
        RequestWish.requirePossible(request.effective(), plan);
    }

    private void decided(ProvisioningRequest request, Wishes.Verdict verdict) {
        Account account = accounts.of(request.service()).orElseThrow();
        Optional<Order> order = verdict.orderId() == 0 ? orders.openOf(account.id()) : orders.withId(verdict.orderId());
        if (order.isPresent()) {
            requests.follow(request.id(), order.get().id());
            tell(
                    request,
                    RequestState.ACCEPTED,
                    ResultText.of(request.id(), RequestState.ACCEPTED, Instant.now())
                            .order(order.get())
                            .account(account.state().name(), account.address(), account.warning()));
            return;
        }
        boolean isGood = account.state().isSettled()
                || account.state() == AccountState.NONE
                || account.state() == AccountState.AWAITING_SUCCESSOR;
        RequestState state = isGood ? RequestState.DONE : RequestState.REFUSED;
        requests.state(request.id(), state, account.code(), account.text());
        tell(
                request,
                state,
                ResultText.of(request.id(), state, Instant.now())
                        .because(account.code(), account.text(), account.detail())
                        .account(account.state().name(), account.address(), account.warning()));
    }

    private void refusedStored(ProvisioningRequest request, Letter letter, RefusedRequest refusal) {
        requests.state(request.id(), RequestState.REFUSED, refusal.code(), refusal.text());
        keep(request.id(), letter, refusal);
        tell(
                request,
                RequestState.REFUSED,
                ResultText.of(request.id(), RequestState.REFUSED, Instant.now())
                        .because(refusal.code(), refusal.text(), ""));
    }

    private void tell(ProvisioningRequest request, RequestState state, ResultText text) {
        results.add(
                request.id(),
                state,
                text.about(request.action(), request.service()).json());
    }

    private Optional<RequestResult> refusedNow(Letter letter, RefusedRequest refusal) {
        String id = letter.octets() > KEPT ? "" : RequestReader.idIn(letter.text());
        keep(id, letter, refusal);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(results.addForStranger(
                id,
                RequestState.REFUSED,
                ResultText.of(id, RequestState.REFUSED, Instant.now())
                        .because(refusal.code(), refusal.text(), "")
                        .json()));
    }

    private void keep(String id, Letter letter, RefusedRequest refusal) {
        boolean isKept = letter.octets() <= KEPT;
        refused.add(new RefusedMessages.Arrival(
                id,
                refusal.code(),
                refusal.text(),
                letter.origin(),
                letter.sender(),
                letter.octets(),
                isKept ? letter.text() : null,
                RequestMask.of(letter.text())));
        ProvisioningLog.LOG.requestRefused(id, refusal.code(), refusal.text());
    }
}
