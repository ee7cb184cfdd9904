package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.RouterAddresses;
import org.demarc.provisioning.control.AccountDriver;
import org.demarc.provisioning.control.AddressPlaces;
import org.demarc.provisioning.control.Aim;
import org.demarc.provisioning.control.AskedOnce;
import org.demarc.provisioning.control.Comparison;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.RegisterReading;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.RouterSnapshot;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.control.SnapshotOutcome;
import org.demarc.provisioning.control.ThreeSides;
import org.demarc.provisioning.entity.Fleet;
import org.demarc.provisioning.entity.FleetAccount;
import org.demarc.provisioning.entity.ProvisioningProblem;
import org.demarc.provisioning.entity.ServiceKey;

/** Compares whole routers: reads each side with a handful of questions, however many accounts there are. */
@Dependent
public class RouterReports {

    private static final int NAMED_AT_ONCE = 10_000;

    private final RouterDirectory routers;
    private final AccountDriver driver;
    private final Fleet fleet;
    private final Pools pools;

    @Inject
    public RouterReports(RouterDirectory routers, AccountDriver driver, Fleet fleet, Pools pools) {
        this.pools = pools;
        this.routers = routers;
        this.driver = driver;
        this.fleet = fleet;
    }

    /** What came of a router. */
    public sealed interface Outcome {

        /**
         * @param managed how many accounts of Demarc are on it
         * @param accounts these accounts
         * @param sources whose services are on it, or shall be
         */
        record Read(
                RouterTerms router,
                RouterSnapshot snapshot,
                Comparison.Result result,
                int managed,
                List<FleetAccount> accounts,
                Set<String> sources,
                Instant demarcReadAt,
                Instant crmReadAt)
                implements Outcome {}

        record NotRead(String why) implements Outcome {}
    }

    /** @throws org.demarc.ProblemException {@link ProvisioningProblem#UNKNOWN_ROUTER} */
    public RouterTerms router(long routerId) {
        return routers.withId(routerId)
                .orElseThrow(() -> ProvisioningProblem.UNKNOWN_ROUTER.because("no router " + routerId));
    }

    /** Everything about a router before it is judged. */
    sealed interface Everything {

        record Read(ThreeSides sides, Instant demarcReadAt, Instant crmReadAt) implements Everything {}

        record NotRead(String why) implements Everything {}
    }

    /** Reads the router beside what Demarc and the billings know; never in a transaction. */
    Everything everything(RouterTerms router, Map<String, RegisterReading> readings) {
        SnapshotOutcome outcome = driver.snapshot(router.access());
        if (outcome instanceof SnapshotOutcome.NotRead notRead) {
            return new Everything.NotRead(words(notRead.why()));
        }
        RouterSnapshot snapshot = ((SnapshotOutcome.Read) outcome).snapshot();
        pools.seen(DrawQueue.DEFAULT_SPACE, router.access().id(), seen(snapshot));
        Instant readAt = Instant.now();
        Instant crmReadAt = readings.values().stream()
                .map(RegisterReading::readAt)
                .min(Instant::compareTo)
                .orElse(readAt);
        return new Everything.Read(sides(router, snapshot, readings), readAt, crmReadAt);
    }

    /** What the address book says about these rows. */
    AddressPlaces places(RouterSnapshot snapshot) {
        List<String> addresses = addresses(snapshot);
        return new AddressPlaces(fleet.places(addresses), fleet.holders(addresses));
    }

    /** Reads the router and compares it; never in a transaction. */
    public Outcome of(RouterTerms router, Map<String, RegisterReading> readings) {
        Everything everything = everything(router, readings);
        if (everything instanceof Everything.NotRead notRead) {
            return new Outcome.NotRead(notRead.why());
        }
        Everything.Read read = (Everything.Read) everything;
        ThreeSides sides = read.sides();
        Instant readAt = read.demarcReadAt();
        List<FleetAccount> mine = sides.accounts().values().stream()
                .filter(known -> known.account().isAppliedOn(router.access().id()))
                .toList();
        Set<String> sources = sides.accounts().values().stream()
                .map(known -> known.account().service().source())
                .collect(Collectors.toCollection(HashSet::new));
        sides.wantedHere().forEach(service -> sources.add(service.source()));
        return new Outcome.Read(
                router,
                sides.snapshot(),
                Comparison.of(sides, readAt),
                mine.size(),
                mine,
                sources,
                readAt,
                read.crmReadAt());
    }

    /** Addresses that no account may get. */
    static RouterAddresses seen(RouterSnapshot snapshot) {
        List<String> own = snapshot.reservedAddresses().stream()
                .filter(address -> address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+"))
                .toList();
        return new RouterAddresses(own, List.copyOf(snapshot.addressesNotOurs()), snapshot.taggedAddresses());
    }

    private ThreeSides sides(RouterTerms router, RouterSnapshot snapshot, Map<String, RegisterReading> readings) {
        long id = router.access().id();
        Function<ServiceWish, Optional<RouterTerms>> routerOf = remembered(readings.values().stream()
                .flatMap(reading -> reading.wishes().values().stream())
                .toList());
        Map<ServiceKey, FleetAccount> accounts = new LinkedHashMap<>();
        fleet.on(id).forEach(known -> accounts.put(known.account().service(), known));
        Set<ServiceKey> wantedHere = wantedOn(id, readings, routerOf);
        Set<ServiceKey> others = new LinkedHashSet<>(wantedHere);
        others.addAll(named(router, snapshot));
        others.removeAll(accounts.keySet());
        addAll(others, accounts);
        return new ThreeSides(
                router,
                snapshot,
                accounts,
                readings,
                wantedHere,
                routerOf,
                fleet.routerNames(),
                fleet.elsewhere(id, addresses(snapshot)),
                fleet.sources());
    }

    /**
     * The sides of one service alone, for saying what a change of it would do.
     *
     * @param known what Demarc knows of it as seen from this router
     * @param isOver whether its account is to go
     */
    ThreeSides sidesOf(
            RouterTerms router,
            RouterSnapshot snapshot,
            ServiceWish wish,
            Optional<FleetAccount> known,
            boolean isOver) {
        ServiceKey service = wish.service();
        RegisterReading reading = new RegisterReading(
                service.source(),
                Instant.now(),
                true,
                isOver ? Map.of() : Map.of(service.id(), wish),
                isOver ? Set.of(service.id()) : Set.of(),
                Set.of(),
                "");
        return new ThreeSides(
                router,
                snapshot,
                known.map(account -> Map.of(service, account)).orElse(Map.of()),
                Map.of(service.source(), reading),
                Set.of(service),
                remembered(List.of(wish)),
                fleet.routerNames(),
                Map.of(),
                fleet.sources());
    }

    private void addAll(Set<ServiceKey> services, Map<ServiceKey, FleetAccount> accounts) {
        Map<String, List<String>> bySource = new HashMap<>();
        services.forEach(service -> bySource.computeIfAbsent(service.source(), source -> new ArrayList<>())
                .add(service.id()));
        bySource.forEach((source, ids) -> {
            for (int from = 0; from < ids.size(); from += NAMED_AT_ONCE) {
                fleet.of(source, ids.subList(from, Math.min(ids.size(), from + NAMED_AT_ONCE)))
                        .forEach(known -> accounts.put(known.account().service(), known));
            }
        });
    }

    /** Each device name is looked up once, however many services have it, and those of these wishes together. */
    private Function<ServiceWish, Optional<RouterTerms>> remembered(Collection<ServiceWish> wishes) {
        AskedOnce named = new AskedOnce(routers);
        named.about(wishes);
        return named::of;
    }

    private static Set<ServiceKey> wantedOn(
            long routerId,
            Map<String, RegisterReading> readings,
            Function<ServiceWish, Optional<RouterTerms>> routerOf) {
        Set<ServiceKey> wanted = new LinkedHashSet<>();
        for (RegisterReading reading : readings.values()) {
            for (ServiceWish wish : reading.wishes().values()) {
                boolean wantsSomething = wish.aim() == Aim.ENABLED || wish.aim() == Aim.DISABLED;
                if (wantsSomething
                        && routerOf.apply(wish)
                                .filter(router -> router.access().id() == routerId)
                                .isPresent()) {
                    wanted.add(wish.service());
                }
            }
        }
        return wanted;
    }

    private static Set<ServiceKey> named(RouterTerms router, RouterSnapshot snapshot) {
        Set<ServiceKey> named = new LinkedHashSet<>();
        Comparison.tags(router, snapshot)
                .filter(tag -> ServiceKey.isId(tag.source()) && ServiceKey.isId(tag.serviceId()))
                .forEach(tag -> named.add(new ServiceKey(tag.source(), tag.serviceId())));
        return named;
    }

    private static List<String> addresses(RouterSnapshot snapshot) {
        return Stream.concat(
                        snapshot.secrets().stream().map(RouterSnapshot.SecretRow::remoteAddress),
                        snapshot.leases().stream().map(RouterSnapshot.LeaseRow::address))
                .filter(address -> address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+"))
                .distinct()
                .toList();
    }

    private static String words(DriverOutcome why) {
        if (why instanceof DriverOutcome.Unreachable unreachable) {
            return unreachable.text() + " (" + unreachable.detail() + ")";
        }
        return why instanceof DriverOutcome.Refused refused ? refused.words() : "the router could not be read";
    }
}
