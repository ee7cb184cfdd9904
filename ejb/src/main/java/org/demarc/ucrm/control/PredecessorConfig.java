package org.demarc.ucrm.control;

import java.util.List;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.Prefix;

/** What the predecessor's files say, as far as it could be read, and what could not. */
public record PredecessorConfig(
        List<Device> devices,
        List<Prefix> pppPool,
        List<AddressRange> exclusions,
        List<Service> services,
        List<Flaw> flaws) {

    public PredecessorConfig {
        devices = List.copyOf(devices);
        pppPool = List.copyOf(pppPool);
        exclusions = List.copyOf(exclusions);
        services = List.copyOf(services);
        flaws = List.copyOf(flaws);
    }

    /** A router and the addresses of its leases. */
    public record Device(String name, String host, List<Prefix> pool) {

        public Device {
            pool = List.copyOf(pool);
        }
    }

    /**
     * A row of the table of services.
     *
     * @param line its number in the text, the first is 1
     * @param address empty for none
     * @param status as the CRM numbers it (ucrm-routeros.md 3.3)
     */
    public record Service(
            int line, String id, String device, String address, String client, String plan, String status) {

        /** Ended or obsolete. */
        public boolean isOver() {
            return status.equals("2") || status.equals("5");
        }
    }

    /** What is wrong, and where: {@code place} is a line and column, or the name of an element. */
    public record Flaw(String file, String place, String text) {}
}
