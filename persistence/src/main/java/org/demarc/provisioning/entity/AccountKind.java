package org.demarc.provisioning.entity;

/** What stands for a service on a router. */
public enum AccountKind {
    PPPOE,
    DHCP
}
