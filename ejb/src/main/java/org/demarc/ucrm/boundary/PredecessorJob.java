package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.demarc.Phrase;
import org.demarc.Transactions;
import org.demarc.addressing.boundary.PoolDesk;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.Origin;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.PoolDraft;
import org.demarc.addressing.entity.PoolKind;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.Prefix;
import org.demarc.job.boundary.Job;
import org.demarc.job.boundary.JobProgress;
import org.demarc.provisioning.control.SealedJson;
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
import org.demarc.ucrm.boundary.PredecessorImport.Login;
import org.demarc.ucrm.boundary.PredecessorPlan.Kind;
import org.demarc.ucrm.boundary.PredecessorPlan.Named;
import org.demarc.ucrm.control.PredecessorConfig;
import org.demarc.ucrm.control.PredecessorFiles;
import org.demarc.ucrm.control.PredecessorReader;
import org.demarc.ucrm.entity.PredecessorOrders;
import org.demarc.ucrm.entity.UcrmProblem;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the configuration of the predecessor (UR-11): routers, pools and exclusions all or none of them, then the addresses in
 * portions. Its source is the CRM's code. What is done when it is stopped stays; the next preview shows the rest.
 */
@ApplicationScoped
public class PredecessorJob implements Job {

    static final String KIND = "predecessor-import";

    private static final String SPACE = DrawQueue.DEFAULT_SPACE;
    private static final int LIMIT = 1000;
    private static final int PORTION = 200;

    @Inject
    PredecessorOrders orders;

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
    Transactions transactions;

    /**
     * What is asked for; sealed where it is kept, because it holds the routers' password.
     *
     * @param fingerprint of the plan that was seen
     * @param by login of who asked
     */
    record Order(PredecessorFiles files, Login login, String fingerprint, String by) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Take over the predecessor's configuration";
    }

    @Override
    public void run(JobProgress progress) throws Exception {
        long id = progress.run().id();
        try {
            PredecessorOrders.Kept kept = orders.of(id).orElseThrow();
            carryOut(progress, SealedJson.open(kept.sealed(), Order.class), kept.begun());
        } finally {
            orders.forget(id);
        }
    }

    private void carryOut(JobProgress progress, Order order, boolean isBegun) throws Exception {
        String source = progress.run().source();
        PredecessorConfig config = PredecessorReader.read(order.files());
        PredecessorPlan plan = planner.plan(source, config);
        if (!isBegun && !plan.fingerprint().equals(order.fingerprint())) {
            throw UcrmProblem.PREVIEW_OUTDATED.because("the import would do something else now");
        }
        Set<Named> toCreate = plan.toCreate();
        int all = toCreate.size();
        progress.goOn();
        transactions.run(() -> {
            network(source, config, order.login(), toCreate);
            orders.begun(progress.run().id());
        });
        List<PredecessorConfig.Service> services = config.services().stream()
                .filter(service -> toCreate.contains(address(service)))
                .toList();
        int done = all - services.size();
        int made = done;
        for (int from = 0; from < services.size(); from += PORTION) {
            progress.at(done + from, all, words(done + from, all));
            progress.goOn();
            List<PredecessorConfig.Service> portion = services.subList(from, Math.min(services.size(), from + PORTION));
            made += transactions.call(() -> addresses(source, portion, order.by()));
        }
        progress.report(Map.of("made", made));
        progress.at(all, all, words(all, all));
    }

    private static String words(int done, int all) {
        return done + " of " + all + " taken over";
    }

    private static Named address(PredecessorConfig.Service service) {
        return new Named(Kind.ADDRESS, service.id() + ": " + service.address());
    }

    private void network(String source, PredecessorConfig config, Login login, Set<Named> toCreate) {
        config.devices().stream()
                .filter(device -> toCreate.contains(new Named(Kind.ROUTER, device.name())))
                .forEach(device -> routerDesk.add(draft(source, device, login)));
        config.devices().forEach(device -> routers.named(source, device.name())
                .ifPresent(router -> pool(
                        toCreate, Kind.DHCP_PREFIX, source + " DHCP " + device.name(), router.id(), device.pool())));
        pool(toCreate, Kind.PPP_PREFIX, source + " PPPoE", null, config.pppPool());
        config.exclusions().stream()
                .filter(range -> toCreate.contains(new Named(Kind.EXCLUSION, range.toString())))
                .forEach(range -> poolDesk.exclude(range, "dhcp_excl.json"));
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

    private void pool(Set<Named> toCreate, Kind kind, String name, @Nullable Long routerId, List<Prefix> prefixes) {
        List<Prefix> missing = prefixes.stream()
                .filter(prefix -> toCreate.contains(new Named(kind, prefix.toString())))
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

    /** How many are theirs now; an address that went to somebody else meanwhile is a conflict, which the next preview shows. */
    private int addresses(String source, List<PredecessorConfig.Service> services, String by) {
        String correlation = UUID.randomUUID().toString();
        List<Timeline.Line> lines = new ArrayList<>();
        for (PredecessorConfig.Service service : services) {
            ServiceKey key = new ServiceKey(source, service.id());
            boolean isFree = book.take(key, SPACE, Ipv4.of(service.address()), Origin.ADOPTED)
                    .isEmpty();
            if (isFree) {
                lines.add(new Timeline.Line(
                        key,
                        new TimelineEntry(Instant.now(), TimelineKind.OPERATOR, said(service, by), correlation, "{}")));
            }
        }
        timeline.add(lines);
        return lines.size();
    }

    private static Phrase said(PredecessorConfig.Service service, String by) {
        return Told.IMPORTED.with(by, service.address(), service.device(), service.plan(), service.status());
    }
}
