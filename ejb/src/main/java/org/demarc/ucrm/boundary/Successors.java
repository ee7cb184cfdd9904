package org.demarc.ucrm.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.demarc.provisioning.control.Aim;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Account;
import org.demarc.provisioning.entity.AccountState;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.ucrm.boundary.Evaluation.Case;
import org.demarc.ucrm.control.CrmAnswer;
import org.demarc.ucrm.control.CrmService;
import org.demarc.ucrm.control.Succession;
import org.demarc.ucrm.control.UcrmBell;
import org.demarc.ucrm.entity.CrmServices;
import org.demarc.ucrm.entity.KnownService;

/** Follows plan changes, in which a service ends and goes on under a new id (ucrm-routeros.md 5.3). */
@Dependent
public class Successors {

    private static final int OBSOLETE = 5;
    private static final int DEFERRED = 6;
    private static final int CHAIN = 5;

    private final CrmServices services;
    private final CrmApis apis;
    private final Accounts accounts;
    private final UcrmBell bell;

    @Inject
    public Successors(CrmServices services, CrmApis apis, Accounts accounts, UcrmBell bell) {
        this.services = services;
        this.apis = apis;
        this.accounts = accounts;
        this.bell = bell;
    }

    /**
     * What is known about who follows.
     *
     * @param successor id, empty for nobody
     * @param answered whether the CRM was asked and answered, or need not be asked
     */
    record Found(String successor, boolean answered) {

        static final Found NOBODY = new Found("", true);
    }

    /** Looks for the successor of an obsolete service; outside of transactions, because the CRM may have to be asked. */
    Found find(Case now, CrmService service) {
        String known = now.known().successor();
        if (!service.hasStatus(OBSOLETE) || !known.isEmpty() || !now.source().hasApi()) {
            return new Found(known, true);
        }
        CrmAnswer answer = apis.of(now.source()).servicesOfClient(service.clientId());
        if (!(answer instanceof CrmAnswer.Found found)) {
            return new Found("", false);
        }
        List<CrmService> ofClient = new ArrayList<>();
        for (JsonNode json : found.json()) {
            ofClient.add(CrmService.of(json, Instant.now()));
        }
        return new Found(
                Succession.successorOf(service, ofClient, now.source().keys())
                        .map(CrmService::id)
                        .orElse(""),
                true);
    }

    /** The wish, as the succession turns it: an obsolete service waits, a deferred one may be on. */
    ServiceWish decided(Case now, CrmService service, ServiceWish wish, Found next) {
        if (wish.aim() == Aim.AWAIT_SUCCESSOR) {
            return obsolete(now, wish, next);
        }
        noLongerAwaited(now.known());
        boolean mustGuess =
                service.hasStatus(DEFERRED) && !now.source().hasApi() && isObsolete(now, wish.predecessor());
        return mustGuess ? assumed(wish) : wish;
    }

    private boolean isObsolete(Case now, String predecessor) {
        return !predecessor.isEmpty()
                && services.of(now.source().id(), predecessor)
                        .filter(old -> old.status() != null && old.status() == OBSOLETE)
                        .isPresent();
    }

    private static ServiceWish assumed(ServiceWish wish) {
        return new ServiceWish(
                wish.service(),
                Aim.ENABLED,
                wish.status(),
                wish.client(),
                wish.plan(),
                wish.speeds(),
                wish.keys(),
                wish.bothGiven(),
                wish.comment(),
                wish.predecessor(),
                true,
                wish.confirmed());
    }

    private ServiceWish obsolete(Case now, ServiceWish wish, Found next) {
        boolean hasAccount = accounts.of(now.key()).filter(Account::mayExist).isPresent();
        if (!hasAccount) {
            noLongerAwaited(now.known());
            return wish;
        }
        if (!next.successor().isEmpty()) {
            announce(now, next.successor());
        }
        boolean isOver = isOver(now);
        if (isOver && next.answered() && !isComing(now, next.successor())) {
            noLongerAwaited(now.known());
            return wish.aimingAt(Aim.ABSENT);
        }
        services.await(now.known().id());
        services.dueAfter(now.source().id(), now.known().service(), grace(now), "the successor is awaited");
        return wish;
    }

    private void announce(Case now, String successor) {
        if (!successor.equals(now.known().successor())) {
            services.link(now.source().id(), now.known().service(), successor);
        }
        services.dueAfter(
                now.source().id(),
                successor,
                Duration.ZERO,
                "follows service " + now.known().service());
        services.of(now.source().id(), successor).ifPresent(known -> bell.service(known.id()));
    }

    private static boolean isOver(Case now) {
        Duration awaited = now.known().awaited();
        return awaited != null && awaited.compareTo(grace(now)) >= 0;
    }

    /** Whether the successor may still take over; then the account is left to it, however long it takes. */
    private boolean isComing(Case now, String successor) {
        if (successor.isEmpty()) {
            return false;
        }
        AccountState state = accounts.of(new ServiceKey(now.source().code(), successor))
                .map(Account::state)
                .orElse(AccountState.NONE);
        return state != AccountState.NOT_CONFIGURED && state != AccountState.REMOVED;
    }

    /** The successor came, or is not waited for any more. */
    void noLongerAwaited(KnownService known) {
        if (known.awaited() != null) {
            services.awaited(known.id());
        }
    }

    private static Duration grace(Case now) {
        return Duration.ofSeconds(now.source().successorGraceSeconds());
    }

    /**
     * Whose account the service takes over: of those before it the nearest that still has one, because a plan may change
     * twice before a router is reached.
     *
     * @param announced what the events at hand say
     */
    String predecessorOf(Case now, List<String> announced) {
        String direct = announced.isEmpty() ? now.known().predecessor() : announced.get(announced.size() - 1);
        String at = direct;
        for (int i = 0; i < CHAIN && !at.isEmpty(); i++) {
            if (hasRow(now, at)) {
                return at;
            }
            at = services.of(now.source().id(), at)
                    .map(KnownService::predecessor)
                    .orElse("");
        }
        return direct;
    }

    private boolean hasRow(Case now, String service) {
        Optional<Account> account = accounts.of(new ServiceKey(now.source().code(), service));
        return account.filter(found -> found.routerId() != null).isPresent();
    }
}
