package org.demarc.provisioning.control;

import org.demarc.settings.entity.Secret;

/**
 * What a service's attributes say about its account, trimmed; empty texts are absent attributes.
 *
 * @param device the router's device name as people wrote it
 * @param username PPPoE user name
 * @param password PPPoE password
 * @param mac MAC address as written
 * @param manualAddress IPv4 address as written; wins over the pool
 * @param hotspot whether a hotspot account is asked for
 */
public record AccountKeys(
        String device, String username, Secret password, String mac, String manualAddress, boolean hotspot) {

    public static final AccountKeys NONE = new AccountKeys("", "", Secret.NONE, "", "", false);
}
