package org.demarc.ucrm.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.demarc.Phrase;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.addressing.boundary.PoolDesk;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.Origin;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.PoolDraft;
import org.demarc.addressing.entity.PoolKind;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.Prefix;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.provisioning.entity.Timeline;
import org.demarc.provisioning.entity.TimelineEntry;
import org.demarc.provisioning.entity.TimelineKind;
import org.demarc.provisioning.entity.Told;
import org.demarc.routeros.boundary.RouterDesk;
import org.demarc.routeros.entity.AccountStyle;
import org.demarc.routeros.entity.RouterDraft;
import org.demarc.routeros.entity.RouterReach;
import org.demarc.routeros.entity.Routers;
import org.demarc.settings.entity.Secret;
import org.demarc.ucrm.boundary.PredecessorPlan.Fate;
import org.demarc.ucrm.boundary.PredecessorPlan.Kind;
import org.demarc.ucrm.control.PredecessorConfig;
import org.demarc.ucrm.control.PredecessorFiles;
import org.demarc.ucrm.control.PredecessorReader;
import org.demarc.ucrm.entity.CrmSource;
import org.demarc.ucrm.entity.UcrmProblem;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the configuration of the predecessor (UR-11): routers, pools, exclusions, and who has which address. Nothing is
 * done on any router; accounts that are there are taken over when their services are evaluated or adopted.
 */
@Stateless
@Requires(Permission.PROVISIONING_ADMIN)
public class PredecessorImport {

    private static final String SPACE = DrawQueue.DEFAULT_SPACE;
    private static final int LIMIT = 1000;

    @Inject
    SourceDesk sources;

    @Inject
    PredecessorPlanner planner;

    @Inject
    RouterDesk routerDesk;

    @Inject
    PoolDesk poolDesk;

    @Inject
    Routers routers;

    @Inject
    Pools pools;

    @Inject
    AddressBook book;

    @Inject
    Timeline timeline;

    @Inject
    CurrentUser caller;

    @Inject
    AuditLog audit;

    /**
     * How the routers are signed in at; the predecessor had one user for all of them.
     *
     * @param port of the plain API
     */
    public record Login(String user, Secret password, int port) {}

    private record Imported(long created, long present, long conflicts, long skipped, int flaws) {}

    /** What an import would do; changes nothing. */
    public PredecessorPlan preview(long sourceId, PredecessorFiles files) {
        return planner.plan(sources.one(sourceId).code(), PredecessorReader.read(files));
    }

    /**
     * Makes what the preview showed as to be created, all of it or nothing; conflicts are left as they are.
     *
     * @param fingerprint of the preview
     * @param despiteFlaws whether to go on without what could not be read
     * @return what was planned, as it stands afterwards
     * @throws org.demarc.ProblemException {@link UcrmProblem#PREVIEW_OUTDATED}, {@link UcrmProblem#FILES_FLAWED}, {@link
     *     UcrmProblem#LOGIN_MISSING}
     */
    public PredecessorPlan apply(
            long sourceId, PredecessorFiles files, Login login, String fingerprint, boolean despiteFlaws) {
        CrmSource source = sources.one(sourceId);
        PredecessorConfig config = PredecessorReader.read(files);
        PredecessorPlan plan = planner.plan(source.code(), config);
        refuse(plan, login, fingerprint, despiteFlaws);
        config.devices().forEach(device -> {
            if (isToCreate(plan, Kind.ROUTER, device.name())) {
                routerDesk.add(draft(source.code(), device, login));
            }
        });
        config.devices().forEach(device -> pool(plan, source.code(), device));
        pool(plan, Kind.PPP_PREFIX, source.code() + " PPPoE", null, config.pppPool());
        for (AddressRange range : config.exclusions()) {
            if (isToCreate(plan, Kind.EXCLUSION, range.toString())) {
                poolDesk.exclude(range, "dhcp_excl.json");
            }
        }
        addresses(plan, source.code(), config);
        audit.record("predecessor:imported", "crm-source", source.code(), null, counts(plan));
        return planner.plan(source.code(), config);
    }

    private static void refuse(PredecessorPlan plan, Login login, String fingerprint, boolean despiteFlaws) {
        if (!plan.fingerprint().equals(fingerprint)) {
            throw UcrmProblem.PREVIEW_OUTDATED.because("the import would do something else now");
        }
        if (!plan.flaws().isEmpty() && !despiteFlaws) {
            throw UcrmProblem.FILES_FLAWED.because(plan.flaws().size() + " flaws, the first: "
                    + plan.flaws().get(0).file() + " " + plan.flaws().get(0).place() + ": "
                    + plan.flaws().get(0).text());
        }
        boolean routersToMake =
                plan.items().stream().anyMatch(item -> item.kind() == Kind.ROUTER && item.fate() == Fate.CREATE);
        if (routersToMake && (login.user().isBlank() || login.password().isEmpty())) {
            throw UcrmProblem.LOGIN_MISSING.because("routers are to be made");
        }
    }

    private static boolean isToCreate(PredecessorPlan plan, Kind kind, String name) {
        return plan.items().stream()
                .anyMatch(item -> item.kind() == kind && item.name().equals(name) && item.fate() == Fate.CREATE);
    }

    /** Only this source uses them, so that the predecessor's comments count as tags (ucrm-routeros.md 6.2). */
    private static RouterDraft draft(String source, PredecessorConfig.Device device, Login login) {
        return new RouterDraft(
                device.name(),
                List.of(),
                source,
                new RouterReach(
                        device.host(),
                        login.port(),
                        false,
                        "",
                        login.user().strip(),
                        login.password(),
                        false,
                        null,
                        null,
                        null),
                AccountStyle.DEFAULT);
    }

    private void pool(PredecessorPlan plan, String source, PredecessorConfig.Device device) {
        routers.named(source, device.name())
                .ifPresent(router ->
                        pool(plan, Kind.DHCP_PREFIX, source + " DHCP " + device.name(), router.id(), device.pool()));
    }

    private void pool(PredecessorPlan plan, Kind kind, String name, @Nullable Long routerId, List<Prefix> prefixes) {
        List<Prefix> missing = prefixes.stream()
                .filter(prefix -> isToCreate(plan, kind, prefix.toString()))
                .distinct()
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        PoolKind poolKind = routerId == null ? PoolKind.PPP : PoolKind.DHCP;
        Pool known = pools.list(LIMIT).stream()
                .filter(pool -> pool.name().equals(name))
                .findFirst()
                .orElse(null);
        if (known == null) {
            int position = pools.of(new DrawQueue(SPACE, poolKind, routerId == null ? 0 : routerId))
                    .size();
            poolDesk.add(new PoolDraft(name, poolKind, routerId, position, missing));
        } else {
            List<Prefix> all = new ArrayList<>(known.prefixes());
            all.addAll(missing);
            poolDesk.change(
                    known.id(), known.version(), new PoolDraft(name, poolKind, routerId, known.position(), all));
        }
    }

    private void addresses(PredecessorPlan plan, String source, PredecessorConfig config) {
        String correlation = UUID.randomUUID().toString();
        List<Timeline.Line> lines = new ArrayList<>();
        for (PredecessorConfig.Service service : config.services()) {
            if (isToCreate(plan, Kind.ADDRESS, service.id() + ": " + service.address())) {
                ServiceKey key = new ServiceKey(source, service.id());
                book.take(key, SPACE, Ipv4.of(service.address()), Origin.ADOPTED);
                lines.add(new Timeline.Line(
                        key,
                        new TimelineEntry(Instant.now(), TimelineKind.OPERATOR, said(service), correlation, "{}")));
            }
        }
        timeline.add(lines);
    }

    private Phrase said(PredecessorConfig.Service service) {
        return Told.IMPORTED.with(
                caller.caller().login(), service.address(), service.device(), service.plan(), service.status());
    }

    private static Imported counts(PredecessorPlan plan) {
        return new Imported(
                plan.count(Fate.CREATE),
                plan.count(Fate.PRESENT),
                plan.count(Fate.CONFLICT),
                plan.count(Fate.SKIPPED),
                plan.flaws().size());
    }
}
