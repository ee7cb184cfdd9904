package org.demarc.provisioning.control;

import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A static DHCP lease as it must be (ucrm-routeros.md 5.5).
 *
 * @param tag which service it belongs to
 * @param comment whole comment, begins with the tag's text
 * @param mac MAC address in upper case with colons
 * @param address IPv4 address
 * @param rateLimit upload/download text of ucrm-routeros.md 4.7, for instance {@code 2M/10M}; empty for no limit
 * @param addressLists names of the firewall address lists, empty for none
 * @param server name of the DHCP server, empty for all
 * @param insertQueueBefore written when the row is added only: {@code bottom}, or empty to leave it out
 * @param leaseTime RouterOS time text, empty when Demarc does not care
 * @param disabled whether the row itself is switched off
 */
public record LeaseAccount(
        AccountTag tag,
        String comment,
        String mac,
        String address,
        String rateLimit,
        SortedSet<String> addressLists,
        String server,
        String insertQueueBefore,
        String leaseTime,
        boolean disabled)
        implements DesiredAccount {

    public LeaseAccount {
        if (mac.isEmpty() || address.isEmpty()) {
            throw new IllegalArgumentException("a lease needs a MAC address and an address");
        }
        addressLists = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(addressLists));
        server = "all".equals(server) ? "" : server;
    }

    @Override
    public String naturalKey() {
        return mac;
    }
}
