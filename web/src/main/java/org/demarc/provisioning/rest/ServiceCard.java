package org.demarc.provisioning.rest;

import java.util.List;
import org.demarc.addressing.entity.HeldAddress;
import org.demarc.provisioning.entity.DriftRow;

/**
 * One service with the addresses it holds, its newest orders and what is open in the newest drift reports.
 *
 * @param drift at most 50 differences
 */
public record ServiceCard(ServiceView service, List<Held> addresses, List<OrderView> orders, List<Open> drift) {

    /**
     * A difference about which nothing was decided yet.
     *
     * @param run the drift report, {@code /rest/v1/drift-runs/<run>}
     * @param router name of the router
     */
    public record Open(long run, String router, DriftRowView difference) {

        static Open of(DriftRow row) {
            return new Open(row.runId(), row.routerName(), DriftRowView.of(row));
        }
    }

    /**
     * An address that the service holds.
     *
     * @param origin POOL, MANUAL or ADOPTED
     * @param confirmed whether a router has it
     * @param releasePending whether it is only kept until a clean-up is done
     */
    public record Held(String address, String origin, boolean confirmed, boolean releasePending) {

        static Held of(HeldAddress held) {
            return new Held(held.address().toString(), held.origin().name(), held.confirmed(), held.releasePending());
        }
    }
}
