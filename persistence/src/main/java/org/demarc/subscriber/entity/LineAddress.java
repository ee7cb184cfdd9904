package org.demarc.subscriber.entity;

/**
 * An address pair under which a subscriber is seen on the network.
 *
 * @param ip dotted IPv4 text, empty where only the MAC is known
 * @param mac twelve lower-case hex digits, empty where unknown
 * @param net the network in CIDR form as the billing tells it, empty where it does not
 */
public record LineAddress(String ip, String mac, String net) {

    /** True where the row says nothing at all. */
    public boolean blank() {
        return ip.isEmpty() && mac.isEmpty();
    }
}
