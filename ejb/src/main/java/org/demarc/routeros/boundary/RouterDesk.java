package org.demarc.routeros.boundary;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.ListProblem;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.Transactions;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.Pools;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.provisioning.control.RouterAccess;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.ServiceSources;
import org.demarc.routeros.control.RouterCheck;
import org.demarc.routeros.control.RouterOsSettings;
import org.demarc.routeros.control.StyleCheck;
import org.demarc.routeros.control.TermsOfRouter;
import org.demarc.routeros.entity.Router;
import org.demarc.routeros.entity.RouterDraft;
import org.demarc.routeros.entity.RouterState;
import org.demarc.routeros.entity.RouterosProblem;
import org.demarc.routeros.entity.Routers;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** Where operators keep the routers that accounts are put on. */
@ApplicationScoped
@Requires(Permission.PROVISIONING_VIEW)
public class RouterDesk {

    private static final int MOST_PLANS = 1000;

    @Inject
    Routers routers;

    @Inject
    RouterLines lines;

    @Inject
    Fleet fleet;

    @Inject
    ServiceSources sources;

    @Inject
    Pools pools;

    @Inject
    Transactions transactions;

    @Inject
    Settings settings;

    @Inject
    AuditLog audit;

    @Inject
    Sql sql;

    @Resource
    ManagedThreadFactory threads;

    /**
     * A page of them, sortable by {@code id, name, host, source, state, reachedAt}.
     *
     * @param state name of a {@link RouterState} in any case, empty for any
     * @throws org.demarc.ProblemException {@link ListProblem#BAD_FILTER}
     */
    public Page<Router> page(String state, PageRequest request) {
        String word = state.strip().toUpperCase(Locale.ROOT);
        if (!word.isEmpty()
                && Arrays.stream(RouterState.values())
                        .noneMatch(one -> one.name().equals(word))) {
            throw ListProblem.BAD_FILTER.because("state: " + state + " is not one of up, waiting, down, login, fresh");
        }
        return routers.page(word, request);
    }

    /** Codes of the sources that a router can belong to, in order. */
    public List<String> sources() {
        return sources.codes();
    }

    /** @throws org.demarc.ProblemException {@link RouterosProblem#ROUTER_NOT_FOUND} */
    public Router router(long id) {
        return routers.withId(id).orElseThrow(() -> RouterosProblem.ROUTER_NOT_FOUND.because("router " + id));
    }

    /**
     * What routers have to do, by id; every router asked for is there.
     *
     * @param ids of the routers
     */
    public Map<Long, Fleet.Load> loads(Collection<Long> ids) {
        return fleet.loads(ids);
    }

    /**
     * @throws org.demarc.ProblemException {@link RouterosProblem#ROUTER_INCOMPLETE}, {@link RouterosProblem#SETTING_NOT_VALID},
     *     {@link RouterosProblem#SOURCE_NOT_KNOWN}
     */
    @Requires(Permission.ROUTERS_MANAGE)
    public Router add(RouterDraft draft) {
        checked(draft);
        Router added = router(routers.add(draft));
        audit.record("router:added", "routeros_router", added.id(), null, Shown.of(added));
        return added;
    }

    /**
     * @throws org.demarc.ProblemException {@link RouterosProblem#ROUTER_INCOMPLETE}, {@link RouterosProblem#SETTING_NOT_VALID},
     *     {@link RouterosProblem#SOURCE_NOT_KNOWN}
     */
    @Requires(Permission.ROUTERS_MANAGE)
    public Router change(long id, int version, RouterDraft draft) {
        checked(draft);
        Router before = router(id);
        routers.change(id, version, draft);
        Router after = router(id);
        lines.pool().giveAnotherChance(access(after));
        audit.record("router:changed", "routeros_router", id, Shown.of(before), Shown.of(after));
        return after;
    }

    /**
     * Removes the router, and what it was seen to use.
     *
     * @throws org.demarc.ProblemException {@link RouterosProblem#ROUTER_IN_USE} while accounts are kept on it,
     *     {@link RouterosProblem#ROUTER_HAS_POOLS} while pools are for it alone
     */
    @Requires(Permission.ROUTERS_MANAGE)
    public void remove(long id) {
        Router before = router(id);
        transactions.run(() -> {
            routers.remove(id); // first: whoever adds a pool for it has done so before, or finds no router
            requireNoAccounts(before);
            requireNoPools(before);
            pools.forget(id);
            audit.record("router:removed", "routeros_router", id, Shown.of(before), null);
        });
    }

    private void requireNoAccounts(Router router) {
        long accounts = sql.one(
                "select count(*) as number from provisioning_account where router_id = ?",
                row -> row.number("number"),
                router.id());
        if (accounts > 0) {
            throw RouterosProblem.ROUTER_IN_USE.because(
                    accounts + " accounts are kept on " + router.name() + "; move or end their services first");
        }
    }

    private void requireNoPools(Router router) {
        List<Pool> own = pools.of(DrawQueue.dhcp(router.id()));
        if (!own.isEmpty()) {
            throw RouterosProblem.ROUTER_HAS_POOLS.because(own.stream()
                    .map(Pool::name)
                    .collect(Collectors.joining(
                            ", ", "pools for " + router.name() + " alone: ", "; delete them first")));
        }
    }

    /** Tries the router out now, at most some seconds, and lets waiting work have another chance when it answers. */
    @Requires(Permission.PROVISIONING_OPERATE)
    public RouterCheck.Result test(long id) {
        Router router = router(id);
        RouterAccess access = access(router);
        RouterCheck.Result result = RouterCheck.of(access, needs(router), threads, InstantSource.system());
        if (!result.version().isEmpty()) {
            routers.reached(id);
            routers.setRosVersion(id, result.version());
            lines.pool().giveAnotherChance(access);
        }
        audit.record("router:tested", "routeros_router", id, null, new Tested(result.ok()));
        return result;
    }

    /** Demarc makes managed profiles itself, so that none can be missing. */
    private RouterCheck.Needs needs(Router router) {
        return router.style().managedProfiles()
                ? new RouterCheck.Needs("", List.of())
                : new RouterCheck.Needs(router.style().disabledProfile(), fleet.pppPlansOn(router.id(), MOST_PLANS));
    }

    private RouterAccess access(Router router) {
        return TermsOfRouter.access(router, settings.of(RouterOsSettings.class));
    }

    private void checked(RouterDraft draft) {
        if (draft.name().isEmpty()
                || draft.reach().host().isBlank()
                || draft.reach().user().isBlank()) {
            throw RouterosProblem.ROUTER_INCOMPLETE.because("name, host and user are needed");
        }
        if (draft.reach().port() < 1 || draft.reach().port() > 65535) {
            throw RouterosProblem.ROUTER_INCOMPLETE.because("port must be 1 to 65535");
        }
        if (!draft.reach().pin().isEmpty() && !draft.reach().pin().matches("[0-9a-fA-F]{64}")) {
            throw RouterosProblem.ROUTER_INCOMPLETE.because("pin must be the certificate's SHA-256 in 64 hex digits");
        }
        requireKnownSource(draft.source());
        StyleCheck.flaw(draft.style()).ifPresent(flaw -> {
            throw RouterosProblem.SETTING_NOT_VALID.because(flaw);
        });
    }

    /** A router of a source that nobody has would be hidden from every service, without a word. */
    private void requireKnownSource(String source) {
        if (!source.isEmpty() && !sources.isKnown(source)) {
            throw RouterosProblem.SOURCE_NOT_KNOWN.because("source: there is no source of services \"" + source + "\"");
        }
    }

    private record Tested(boolean ok) {}

    /** What the audit keeps: no password. */
    private record Shown(
            String name,
            List<String> aliases,
            String source,
            String host,
            int port,
            boolean tls,
            String pin,
            String user,
            boolean legacyLogin,
            @Nullable Integer connectTimeoutMs,
            @Nullable Integer commandTimeoutMs,
            @Nullable Integer menuTimeoutMs,
            @Nullable String style) {

        static Shown of(Router router) {
            var reach = router.reach();
            return new Shown(
                    router.name(),
                    router.aliases(),
                    router.source(),
                    reach.host(),
                    reach.port(),
                    reach.tls(),
                    reach.pin(),
                    reach.user(),
                    reach.legacyLogin(),
                    reach.connectTimeoutMs(),
                    reach.commandTimeoutMs(),
                    reach.menuTimeoutMs(),
                    router.style().toString());
        }
    }
}
