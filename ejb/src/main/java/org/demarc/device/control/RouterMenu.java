package org.demarc.device.control;

import java.util.Arrays;
import java.util.Optional;

/** Menus of RouterOS in which rows are made and taken away (devices.md 3.3, 12.4). */
public enum RouterMenu {
    LEASE("lease", "/ip/dhcp-server/lease"),
    ARP("arp", "/ip/arp"),
    ADDRESS_LIST("address-list", "/ip/firewall/address-list"),
    QUEUE("queue", "/queue/simple");

    private final String key;
    private final String path;

    RouterMenu(String key, String path) {
        this.key = key;
        this.path = path;
    }

    /** As RouterOS calls it. */
    public String path() {
        return path;
    }

    /** By the word that profiles write. */
    public static Optional<RouterMenu> withKey(String key) {
        return Arrays.stream(values()).filter(menu -> menu.key.equals(key)).findFirst();
    }
}
