package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.Transactions;
import org.demarc.provisioning.control.AccountPlanner;
import org.demarc.provisioning.control.Aim;
import org.demarc.provisioning.control.AskedOnce;
import org.demarc.provisioning.control.HeldWish;
import org.demarc.provisioning.control.ProvisioningRequest;
import org.demarc.provisioning.control.RefusedRequest;
import org.demarc.provisioning.control.RequestWish;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.Hold;
import org.demarc.provisioning.entity.Holds;
import org.demarc.provisioning.entity.RequestAction;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.jspecify.annotations.Nullable;

/**
 * Suspends, resumes and removes services as an operator says: what a request of another program does, several at once. Holds until their
 * source says something else about them.
 */
@Dependent
public class ServiceChanges {

    private final Accounts accounts;
    private final Holds holds;
    private final Wishes wishes;
    private final RouterDirectory routers;
    private final Story story;
    private final Transactions transactions;

    @Inject
    public ServiceChanges(
            Accounts accounts,
            Holds holds,
            Wishes wishes,
            RouterDirectory routers,
            Story story,
            Transactions transactions) {
        this.accounts = accounts;
        this.holds = holds;
        this.wishes = wishes;
        this.routers = routers;
        this.story = story;
        this.transactions = transactions;
    }

    /**
     * What an operator wants.
     *
     * @param action suspend, resume or remove
     * @param by his login
     * @param reason may be empty
     * @param correlation ties together everything that it leads to
     */
    public record Word(RequestAction action, String by, String reason, String correlation) {

        private String cause() {
            return "operator " + by + (reason.isEmpty() ? "" : ": " + reason);
        }

        private Phrase asked() {
            return reason.isEmpty()
                    ? Told.CHANGE_ASKED.with(phrase(), by)
                    : Told.CHANGE_ASKED_BECAUSE.with(phrase(), by, reason);
        }

        private Phrase phrase() {
            return Phrase.word("provisioning.requestAction", action);
        }
    }

    /** What became of some services. */
    public record Outcome(List<ServiceKey> changed, List<ServiceKey> refused) {}

    /** Carries the word out for these accounts, in one transaction. */
    public Outcome carryOut(Word word, Collection<Long> ids) {
        return transactions.call(() -> new Portion(word, accounts.locked(ids)).carriedOut());
    }

    /** Accounts that are changed together: what all of them need is read once. */
    private final class Portion {

        private final Word word;
        private final List<Account> present;
        private final Map<ServiceKey, Hold> holdByService;
        private final AskedOnce named = new AskedOnce(routers);
        private final List<Wishes.Request> requests = new ArrayList<>();
        private final List<Timeline.Line> lines = new ArrayList<>();
        private final List<ServiceKey> refused = new ArrayList<>();

        Portion(Word word, Map<Long, Account> accountById) {
            this.word = word;
            this.present = accountById.values().stream()
                    .sorted(Comparator.comparingLong(Account::id))
                    .toList();
            this.holdByService = holds.of(present.stream().map(Account::service).toList());
        }

        Outcome carriedOut() {
            present.forEach(this::ask);
            story.tell(lines);
            wishes.accept(requests);
            return new Outcome(
                    requests.stream().map(request -> request.wish().service()).toList(), refused);
        }

        private void ask(Account account) {
            try {
                requests.add(new Wishes.Request(wish(account), word.cause(), word.correlation(), false, Heard.TOLD));
                tell(account, word.asked());
            } catch (RefusedRequest refusal) {
                refused.add(account.service());
                tell(account, Told.CHANGE_REFUSED.with(word.phrase(), word.by(), refusal.text()));
            }
        }

        private void tell(Account account, Phrase said) {
            lines.add(Story.line(account.service(), TimelineKind.OPERATOR, said, word.correlation()));
        }

        private ServiceWish wish(Account account) {
            String sealed = account.sealedWish();
            if (sealed == null) {
                throw new RefusedRequest("UNKNOWN_SERVICE", "nothing is known of what it is to be");
            }
            ServiceWish before = told(SealedJson.open(sealed, ServiceWish.class));
            requireBegun(before.aim());
            ServiceWish wish = RequestWish.changed(request(account.service()), before);
            RequestWish.requirePossible(
                    word.action(), AccountPlanner.plan(wish, account.state(), account.mayExist(), named.of(wish)));
            return wish;
        }

        private ServiceWish told(ServiceWish kept) {
            @Nullable Hold hold = holdByService.get(kept.service());
            return HeldWish.isHeld(kept) ? HeldWish.under(kept, hold) : kept;
        }

        /** Resuming all services of a list must not begin those that are not due yet. */
        private void requireBegun(Aim aim) {
            boolean isOpen = aim == Aim.KEEP || aim == Aim.AWAIT_SUCCESSOR || aim == Aim.UNKNOWN;
            if (isOpen && word.action() != RequestAction.REMOVE) {
                throw new RefusedRequest("NOT_DUE", "it is neither in service nor suspended");
            }
        }

        private ProvisioningRequest request(ServiceKey service) {
            return new ProvisioningRequest(
                    word.correlation(), word.action(), service, null, "", RequestAction.ENSURE, word.by());
        }
    }
}
