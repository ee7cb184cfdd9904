package org.demarc.provisioning.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.demarc.addressing.entity.DrawQueue;
import org.demarc.addressing.entity.Pools;
import org.demarc.provisioning.control.AccountDriver;
import org.demarc.provisioning.control.DriverOutcome;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.control.SnapshotOutcome;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.entity.Order;
import org.demarc.provisioning.entity.OrderKind;

/**
 * Looks which addresses are in use on a router before one is drawn for it (UR-61, ucrm-routeros.md 7.3): rows made by hand,
 * the router's own addresses and its gateways are nobody's to give away.
 */
@Dependent
public class Sightings {

    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private final Accounts accounts;
    private final Pools pools;
    private final RouterDirectory routers;
    private final AccountDriver driver;

    @Inject
    public Sightings(Accounts accounts, Pools pools, RouterDirectory routers, AccountDriver driver) {
        this.accounts = accounts;
        this.pools = pools;
        this.routers = routers;
        this.driver = driver;
    }

    /**
     * Looks at the router where one of the orders may need an address and nobody has looked lately; never in a transaction.
     *
     * @return the router's silence; a router that refuses to be read says so again when it is written to
     */
    Optional<DriverOutcome.Unreachable> before(List<Order> orders, long routerId) {
        List<Long> ensured = orders.stream()
                .filter(order -> order.kind() == OrderKind.ENSURE)
                .map(Order::accountId)
                .toList();
        boolean isDue = !ensured.isEmpty()
                && accounts.isAnyNotOn(routerId, ensured)
                && pools.isSeenLongAgo(DrawQueue.DEFAULT_SPACE, routerId, GOOD_FOR);
        return isDue ? routers.withId(routerId).flatMap(this::look) : Optional.empty();
    }

    private Optional<DriverOutcome.Unreachable> look(RouterTerms router) {
        SnapshotOutcome outcome = driver.snapshot(router.access());
        if (outcome instanceof SnapshotOutcome.Read read) {
            pools.seen(DrawQueue.DEFAULT_SPACE, router.access().id(), RouterReports.seen(read.snapshot()));
            return Optional.empty();
        }
        return ((SnapshotOutcome.NotRead) outcome).why() instanceof DriverOutcome.Unreachable silence
                ? Optional.of(silence)
                : Optional.empty();
    }
}
