package org.demarc.ucrm.entity;

/**
 * Keys of the service attributes that Demarc reads. An empty key is an attribute that is not used.
 *
 * @param device names the router
 * @param username PPPoE user name
 * @param password PPPoE password
 * @param mac MAC address of a DHCP client
 * @param address address that wins over the pool
 * @param hotspot {@code 1} asks for a hotspot account
 */
public record AttributeKeys(
        String device, String username, String password, String mac, String address, String hotspot) {

    /** What the predecessor used. */
    public static final AttributeKeys DEFAULT =
            new AttributeKeys("deviceName", "pppoeUsername", "pppoePassword", "dhcpMacAddress", "ipAddress", "");
}
