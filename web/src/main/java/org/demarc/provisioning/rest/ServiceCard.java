package org.demarc.provisioning.rest;

import java.util.List;
import org.demarc.addressing.entity.HeldAddress;

/** One service with the addresses it holds and its newest orders. */
public record ServiceCard(ServiceView service, List<Held> addresses, List<OrderView> orders) {

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
