package org.demarc.provisioning.control;

/** What a service with a user name and a MAC address gets. */
public enum BothGiven {
    DHCP,
    PPPOE,
    PPPOE_WITH_CALLER_ID
}
