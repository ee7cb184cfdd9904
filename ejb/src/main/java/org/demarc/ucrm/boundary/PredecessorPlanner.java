package org.demarc.ucrm.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.demarc.Fingerprint;
import org.demarc.PageRequest;
import org.demarc.addressing.entity.AddressBook;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.HeldAddress;
import org.demarc.addressing.entity.Ipv4;
import org.demarc.addressing.entity.Pool;
import org.demarc.addressing.entity.PoolKind;
import org.demarc.addressing.entity.Pools;
import org.demarc.addressing.entity.Prefix;
import org.demarc.provisioning.entity.ServiceKey;
import org.demarc.routeros.entity.Router;
import org.demarc.routeros.entity.Routers;
import org.demarc.ucrm.boundary.PredecessorPlan.Fate;
import org.demarc.ucrm.boundary.PredecessorPlan.Item;
import org.demarc.ucrm.boundary.PredecessorPlan.Kind;
import org.demarc.ucrm.control.PredecessorConfig;

/** Compares the predecessor's configuration with what Demarc has. Reads only. */
@Dependent
public class PredecessorPlanner {

    private static final String SPACE = DrawQueue.DEFAULT_SPACE;
    private static final int LIMIT = 1000;

    private final Routers routers;
    private final Pools pools;
    private final AddressBook book;

    @Inject
    public PredecessorPlanner(Routers routers, Pools pools, AddressBook book) {
        this.routers = routers;
        this.pools = pools;
        this.book = book;
    }

    PredecessorPlan plan(String source, PredecessorConfig config) {
        List<Item> items = new ArrayList<>();
        List<Pool> present = pools.list(LIMIT);
        for (PredecessorConfig.Device device : config.devices()) {
            Optional<Router> known = routers.named(source, device.name());
            items.add(router(device, known));
            device.pool().forEach(prefix -> items.add(prefix(Kind.DHCP_PREFIX, prefix, known, device.name(), present)));
        }
        config.pppPool().forEach(prefix -> items.add(prefix(Kind.PPP_PREFIX, prefix, Optional.empty(), "", present)));
        List<AddressRange> excluded = pools.exclusions(SPACE, PageRequest.first(LIMIT)).items().stream()
                .map(Pools.Exclusion::range)
                .toList();
        config.exclusions().forEach(range -> items.add(exclusion(range, excluded)));
        List<Prefix> planned = planned(items);
        Set<String> devices =
                config.devices().stream().map(device -> lower(device.name())).collect(Collectors.toSet());
        config.services().forEach(service -> items.add(address(source, service, devices, planned)));
        return new PredecessorPlan(Fingerprint.hex(items.toString()), items, config.flaws());
    }

    private static Item router(PredecessorConfig.Device device, Optional<Router> known) {
        if (known.isEmpty()) {
            return new Item(Kind.ROUTER, device.name(), Fate.CREATE, device.host());
        }
        String host = known.get().reach().host();
        return host.equalsIgnoreCase(device.host())
                ? new Item(Kind.ROUTER, device.name(), Fate.PRESENT, host)
                : new Item(
                        Kind.ROUTER,
                        device.name(),
                        Fate.CONFLICT,
                        device.host() + ", but Demarc knows this router at " + host);
    }

    private Item prefix(Kind kind, Prefix prefix, Optional<Router> router, String device, List<Pool> present) {
        String home = kind == Kind.PPP_PREFIX ? "PPPoE accounts of all routers" : "leases of " + device;
        PoolKind wanted = kind == Kind.PPP_PREFIX ? PoolKind.PPP : PoolKind.DHCP;
        Optional<Pool> same = present.stream()
                .filter(pool -> pool.prefixes().contains(prefix) && pool.kind() == wanted)
                .filter(pool -> wanted == PoolKind.PPP
                        || router.map(Router::id)
                                .filter(id -> id.equals(pool.routerId()))
                                .isPresent())
                .findFirst();
        if (same.isPresent()) {
            return new Item(
                    kind,
                    prefix.toString(),
                    Fate.PRESENT,
                    home + ", pool " + same.get().name());
        }
        return pools.overlapping(SPACE, prefix, 0)
                .map(other -> new Item(kind, prefix.toString(), Fate.CONFLICT, home + ", but it overlaps " + other))
                .orElseGet(() -> new Item(kind, prefix.toString(), Fate.CREATE, home));
    }

    private static Item exclusion(AddressRange range, List<AddressRange> excluded) {
        return new Item(Kind.EXCLUSION, range.toString(), excluded.contains(range) ? Fate.PRESENT : Fate.CREATE, "");
    }

    private Item address(String source, PredecessorConfig.Service service, Set<String> devices, List<Prefix> planned) {
        String name = service.id() + (service.address().isEmpty() ? "" : ": " + service.address());
        String where = "device " + service.device() + ", plan " + service.plan() + ", status " + service.status();
        if (service.isOver()) {
            return new Item(Kind.ADDRESS, name, Fate.SKIPPED, "the service has ended; " + where);
        } else if (service.address().isEmpty()) {
            return new Item(Kind.ADDRESS, name, Fate.SKIPPED, "no address; " + where);
        } else if (!isKnownDevice(source, service.device(), devices)) {
            return new Item(
                    Kind.ADDRESS, name, Fate.CONFLICT, "device \"" + service.device() + "\" is not in devices.json");
        }
        return address(new ServiceKey(source, service.id()), Ipv4.of(service.address()), name, where, planned);
    }

    private Item address(ServiceKey service, Ipv4 address, String name, String where, List<Prefix> planned) {
        Optional<ServiceKey> holder = book.holderOf(SPACE, address);
        if (holder.isPresent()) {
            return holder.get().equals(service)
                    ? new Item(Kind.ADDRESS, name, Fate.PRESENT, where)
                    : new Item(Kind.ADDRESS, name, Fate.CONFLICT, "service " + holder.get() + " holds it; " + where);
        }
        Optional<HeldAddress> other = book.heldBy(service).stream().findFirst();
        if (other.isPresent()) {
            return new Item(
                    Kind.ADDRESS,
                    name,
                    Fate.CONFLICT,
                    "the service holds " + other.get().address() + " already; " + where);
        }
        return isInPool(address, planned)
                ? new Item(Kind.ADDRESS, name, Fate.CREATE, where)
                : new Item(
                        Kind.ADDRESS,
                        name,
                        Fate.SKIPPED,
                        "in no pool: write it into the service's manual address attribute; " + where);
    }

    private boolean isKnownDevice(String source, String device, Set<String> devices) {
        return devices.contains(lower(device.strip()))
                || routers.named(source, device).isPresent();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** What will be in pools when the items are made. */
    private static List<Prefix> planned(List<Item> items) {
        return items.stream()
                .filter(item -> item.kind() == Kind.DHCP_PREFIX || item.kind() == Kind.PPP_PREFIX)
                .filter(item -> item.fate() == Fate.CREATE || item.fate() == Fate.PRESENT)
                .map(item -> Prefix.of(item.name()))
                .toList();
    }

    private boolean isInPool(Ipv4 address, List<Prefix> planned) {
        return planned.stream().anyMatch(prefix -> prefix.range().contains(address))
                || pools.overlapping(SPACE, new Prefix(address, 32), 0).isPresent();
    }
}
