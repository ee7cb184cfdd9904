package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.Transactions;
import org.demarc.job.control.JobStopped;
import org.demarc.provisioning.control.DriftSettings;
import org.demarc.provisioning.control.HeldWish;
import org.demarc.provisioning.control.Limits;
import org.demarc.provisioning.control.SealedJson;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.Hold;
import org.demarc.provisioning.entity.Holds;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.SuspensionRule;
import org.demarc.provisioning.entity.SuspensionRules;
import org.demarc.provisioning.entity.SuspensionRules.Case;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.demarc.settings.boundary.Settings;

/**
 * Takes services out of service, and back, by what a billing says about their subscribers. All that one look finds is one set: beyond the
 * limits of bulk changes (UR-72), of a router or of all routers together, nothing of it is done before an administrator has said so.
 */
@Dependent
public class Suspension {

    private static final int AT_ONCE = 50;

    private final SuspensionRules rules;
    private final Holds holds;
    private final Accounts accounts;
    private final Fleet fleet;
    private final Wishes wishes;
    private final Story story;
    private final Transactions transactions;
    private final Settings settings;

    @Inject
    public Suspension(
            SuspensionRules rules,
            Holds holds,
            Accounts accounts,
            Fleet fleet,
            Wishes wishes,
            Story story,
            Transactions transactions,
            Settings settings) {
        this.rules = rules;
        this.holds = holds;
        this.accounts = accounts;
        this.fleet = fleet;
        this.wishes = wishes;
        this.story = story;
        this.transactions = transactions;
        this.settings = settings;
    }

    /**
     * What one look found.
     *
     * @param exceeded which limits it goes beyond, in words
     */
    public record Look(SuspensionRule rule, String billing, List<Case> cases, List<String> exceeded) {

        int holding() {
            return (int) cases.stream().filter(Case::holds).count();
        }

        int lettingGo() {
            return cases.size() - holding();
        }
    }

    /** Looks without writing anything. */
    public Look look(long billingId) {
        SuspensionRule rule = rules.of(billingId);
        List<Case> cases = rule.enabled() ? rules.cases(rule) : rules.held(billingId);
        return new Look(rule, rules.billing(billingId).orElse("billing " + billingId), cases, exceeded(cases));
    }

    /** Notes since when subscribers are suspended: the time of grace begins with the first look. */
    public void note(long billingId) {
        SuspensionRule rule = rules.of(billingId);
        if (rule.enabled()) {
            transactions.run(() -> rules.note(rule));
        }
    }

    /** The sessions of a router are not asked for: there are at most as many as accounts. */
    private List<String> exceeded(List<Case> cases) {
        Map<Long, List<Case>> byRouter = new LinkedHashMap<>();
        for (Case one : cases) {
            Long router = one.routerId();
            if (router != null) {
                byRouter.computeIfAbsent(router, id -> new ArrayList<>()).add(one);
            }
        }
        Set<String> sources = cases.stream().map(one -> one.service().source()).collect(Collectors.toSet());
        List<Limits.Blast> blasts = new ArrayList<>();
        byRouter.forEach((router, all) -> blasts.add(blast(router, all)));
        return settings.of(DriftSettings.class).limits().exceededBy(blasts, fleet.managed(sources));
    }

    private Limits.Blast blast(long router, List<Case> all) {
        int managed = fleet.managed(router);
        int sessions = (int) all.stream().filter(Case::isSession).count();
        return new Limits.Blast(all.get(0).router(), 0, sessions, all.size(), managed, managed);
    }

    /** Whoever carries a look out and watches it. */
    public interface Watcher {

        /**
         * Before each portion and after the last.
         *
         * @param done services that are done
         * @throws JobStopped when no further portion shall be done
         */
        void at(int done) throws JobStopped;

        /** In the transaction of a portion, when it is done. */
        void done(List<Case> portion);
    }

    /**
     * Carries a look out, in portions; what is done stays when the watcher ends it.
     *
     * @throws JobStopped the watcher's
     */
    public void carryOut(Look look, String by, Watcher watcher) throws JobStopped {
        List<Case> cases = look.cases();
        for (int from = 0; from < cases.size(); from += AT_ONCE) {
            watcher.at(from);
            List<Case> portion = cases.subList(from, Math.min(cases.size(), from + AT_ONCE));
            transactions.run(() -> {
                portion(look, portion, by);
                watcher.done(portion);
            });
        }
        watcher.at(cases.size());
    }

    private void portion(Look look, List<Case> portion, String by) {
        Map<ServiceKey, Account> accountByService =
                accounts.locked(portion.stream().map(Case::service).toList());
        Map<ServiceKey, Hold> holdByService =
                holds.of(portion.stream().map(Case::service).toList());
        List<Wishes.Request> requests = new ArrayList<>();
        for (Case one : portion) {
            Account account = accountByService.get(one.service());
            String kept = account == null ? null : account.sealedWish();
            if (account == null || kept == null) {
                holds.remove(one.service());
                continue;
            }
            ServiceWish wish = SealedJson.open(kept, ServiceWish.class);
            Hold present = holdByService.get(one.service());
            if (one.holds() != (present == null)) {
                continue; // somebody was faster
            }
            String why = why(look, one) + by;
            String correlation =
                    "suspension-" + account.id() + "-" + Instant.now().toEpochMilli();
            story.tell(
                    one.service(),
                    TimelineKind.DECIDED,
                    (one.holds() ? Told.SUSPENDED_BY : Told.RESUMED_BY).with(why),
                    correlation);
            if (one.holds()) {
                holds.put(new Hold(
                        one.service(), look.rule().billingId(), why, wish.aim().name(), wish.status()));
                requests.add(new Wishes.Request(wish, why, correlation, false, Heard.KNOWN));
            } else {
                holds.remove(one.service());
                requests.add(new Wishes.Request(HeldWish.under(wish, present), why, correlation, false, Heard.KNOWN));
            }
        }
        wishes.accept(requests);
    }

    private static String why(Look look, Case one) {
        if (!look.rule().enabled()) {
            return "the rule of billing " + look.billing() + ", which is off";
        }
        return "billing " + look.billing() + ": subscriber " + one.subscriber() + " is " + one.state();
    }
}
