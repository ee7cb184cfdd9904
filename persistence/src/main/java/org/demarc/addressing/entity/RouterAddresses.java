package org.demarc.addressing.entity;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Addresses that a router shows and that are not Demarc's to give (ucrm-routeros.md 7.3).
 *
 * @param own of the router itself, and its DHCP networks' gateways
 * @param foreign on rows and sessions that are not Demarc's
 */
public record RouterAddresses(List<String> own, List<String> foreign) {

    public static final RouterAddresses NONE = new RouterAddresses(List.of(), List.of());

    public RouterAddresses(Collection<String> own, Collection<String> foreign) {
        this(List.copyOf(own), List.copyOf(foreign));
    }

    /** Each once; whether it is the router's own. */
    Map<String, Boolean> isOwnByAddress() {
        Map<String, Boolean> all = new LinkedHashMap<>();
        foreign.forEach(address -> all.put(address, false));
        own.forEach(address -> all.put(address, true));
        return all;
    }
}
