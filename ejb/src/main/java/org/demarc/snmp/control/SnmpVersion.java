package org.demarc.snmp.control;

/** The protocol's versions. */
public enum SnmpVersion {
    V1,
    V2C,
    V3
}
