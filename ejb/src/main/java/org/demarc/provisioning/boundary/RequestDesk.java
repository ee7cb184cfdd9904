package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Transactions;
import org.demarc.audit.boundary.AuditLog;
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

    /** In octets; of larger messages only the beginning is shown. */
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
    private final AuditLog audit;

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
            Holds holds,
            AuditLog audit) {
        this.audit = audit;
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
     * @param text as it came; of a message that is not whole its beginning, for people
     * @param whole whether the text is all that came, so that the message can be sent again
     * @param octets length of the whole message
     * @param origin {@code jms} or {@code rest}
     * @param sender who sent it, as far as known; empty when not
     */
    public record Letter(String text, boolean whole, long octets, String origin, String sender) {

        /** A message that was read to its end. */
        public static Letter of(String text, String origin, String sender) {
            return new Letter(text, true, text.getBytes(StandardCharsets.UTF_8).length, origin, sender);
        }

        /** A message by JMS that is too large, or no text: nobody will have more of it than this beginning. */
        static Letter beginning(String text, long octets, String sender) {
            return new Letter(text, false, octets, "jms", sender);
        }

        /** Half a message that is sent again would ask for something else than its sender did: it is kept whole or not at all. */
        boolean canBeKept() {
            return whole
                    && octets <= KEPT
                    && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        }
    }

    /** What becomes of a message; it is stored by then. */
    public sealed interface Answer {

        /** Its sender is told this, by the topic too. */
        record ToSender(RequestResult result) implements Answer {}

        /** It is refused and names no good id, so the topic cannot tell its sender why; whoever waits for the answer can. */
        record Nameless(String code, String text) implements Answer {}
    }

    /** Takes one request. When it returns, the request or its refusal is stored. */
    public Answer take(Letter letter) {
        return take(letter, false);
    }

    /** As {@link #take(Letter)}, for a message that an operator sends again: a refused request is tried once more. */
    public Answer takeAgain(Letter letter) {
        return take(letter, true);
    }

    private Answer take(Letter letter, boolean anew) {
        try {
            ProvisioningRequest request = read(letter);
            return new Answer.ToSender(transactions.call(() -> stored(request, letter, anew)));
        } catch (RefusedRequest refusal) {
            return refuse(letter, refusal);
        }
    }

    /** Writes down a message that nobody carries out, and tells its sender where it names a good id. */
    public Answer refuse(Letter letter, RefusedRequest refusal) {
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

    private RequestResult stored(ProvisioningRequest request, Letter letter, boolean anew) {
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
                return repeated(known);
            }
            requests.reopen(request.id());
        }
        try {
            carryOut(request, letter);
        } catch (RefusedRequest refusal) {
            refusedStored(request, letter, refusal);
        }
        RequestResult result = results.newest(request.id()).orElseThrow();
        if (letter.origin().equals("rest") && !anew && !request.isDryRun()) {
            audited(request, result);
        }
        return result;
    }

    /** In the transaction of the request: when the same comes once more, nothing of it is left to be recorded. */
    private void audited(ProvisioningRequest request, RequestResult result) {
        Map<String, String> details = Map.of(
                "action",
                request.action().word(),
                "service",
                request.service().toString(),
                "state",
                result.state().word());
        if (result.state() == RequestState.REFUSED) {
            audit.recordFailure("request:taken", "request", request.id(), details);
        } else {
            audit.record("request:taken", "request", request.id(), null, details);
        }
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

    private RequestResult repeated(ServiceRequest known) {
        return results.newest(known.id())
                .map(last -> results.add(known.id(), last.state(), ResultText.repeated(last.body())))
                .orElseGet(() -> toldAnew(known));
    }

    /** It waits for longer than results are kept. */
    private RequestResult toldAnew(ServiceRequest known) {
        String told = ResultText.of(known.id(), known.state(), Instant.now())
                .about(known.action(), known.service())
                .because(known.code(), known.text(), "")
                .json();
        return results.add(known.id(), known.state(), ResultText.repeated(told));
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

    private Answer refusedNow(Letter letter, RefusedRequest refusal) {
        String id = letter.octets() > KEPT ? "" : RequestReader.idIn(letter.text());
        keep(id, letter, refusal);
        if (id.isEmpty()) {
            return new Answer.Nameless(refusal.code(), refusal.text());
        }
        return new Answer.ToSender(results.addForStranger(
                id,
                RequestState.REFUSED,
                ResultText.of(id, RequestState.REFUSED, Instant.now())
                        .because(refusal.code(), refusal.text(), "")
                        .json()));
    }

    private void keep(String id, Letter letter, RefusedRequest refusal) {
        refused.add(new RefusedMessages.Arrival(
                id,
                refusal.code(),
                refusal.text(),
                letter.origin(),
                letter.sender(),
                letter.octets(),
                letter.canBeKept() ? letter.text() : null,
                RequestMask.of(letter.text())));
        ProvisioningLog.LOG.requestRefused(id, refusal.code(), refusal.text());
    }
}
