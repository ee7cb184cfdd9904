package org.demarc.addressing.entity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.provisioning.entity.ServiceKey;

/**
 * Addresses that a router shows and that are not Demarc's to give (ucrm-routeros.md 7.3).
 *
 * @param own of the router itself, and its DHCP networks' gateways
 * @param foreign on rows and sessions that are not Demarc's
 * @param tagged on rows with the tag of a service: Demarc's to give unless that service does not have them
 */
public record RouterAddresses(List<String> own, List<String> foreign, List<Tagged> tagged) {

    /** An address on a row with a service's tag. */
    public record Tagged(String address, ServiceKey service) {}

    public static final RouterAddresses NONE = new RouterAddresses(List.of(), List.of());

    public RouterAddresses {
        own = List.copyOf(own);
        foreign = List.copyOf(foreign);
        tagged = List.copyOf(tagged);
    }

    public RouterAddresses(Collection<String> own, Collection<String> foreign) {
        this(List.copyOf(own), List.copyOf(foreign), List.of());
    }

    /**
     * Each once; whether it is the router's own.
     *
     * @param strays those of the tagged ones that their services do not have
     */
    Map<String, Boolean> isOwnByAddress(List<String> strays) {
        Map<String, Boolean> all = new LinkedHashMap<>();
        strays.forEach(address -> all.put(address, false));
        foreign.forEach(address -> all.put(address, false));
        own.forEach(address -> all.put(address, true));
        return all;
    }
}
