package org.demarc.component.entity;

import org.demarc.Wording;

/** What the parts of Demarc have to say. */
public enum ComponentSaid implements Wording {
    /** Its version. */
    NODE_WORKS("version {0}"),
    /** Its version. */
    NODE_GONE("has given no sign of life for a while, and did not say goodbye; version {0}"),
    /** Version, schema, ms, connections in use, most. */
    DATABASE("PostgreSQL {0}, schema {1}, answered in {2} ms, {3} of {4} connections in use"),
    /** How many. */
    BROKER_WORKS("{0} messages in its queues"),
    BROKER_SILENT("does not answer; work goes on by what the database keeps, a little later"),
    /** Devices, at most, waiting. */
    SNMP_WORKS("talks to {0} of at most {1} devices, {2} wait"),
    /** Port, how many. */
    TRAPS_HEARD("hears on UDP port {0}, {1} traps since the start"),
    TRAPS_OFF("switched off by demarc.trap.port"),
    TRAPS_DEAF("its UDP port could not be opened: taken by another program, or below 1024 without the right to it"),
    /** By what. */
    ICMP_WORKS("in use: {0}"),
    ICMP_OFF("switched off by demarc.icmp.enabled"),
    /** Why not. */
    ICMP_NONE("cannot ask: {0}"),
    SWITCHED_OFF("switched off"),
    NEVER_IMPORTED("nothing was imported yet"),
    IMPORTING("an import is waiting or running"),
    IMPORTED("the last import went through"),
    /** What the run said. */
    IMPORT_STOPPED("the last import was not carried out: {0}"),
    /** What the run said. */
    IMPORT_FAILED("the last import failed: {0}"),
    CRM_READ("takes webhooks, and the CRM can be asked"),
    CRM_HOOKS("takes webhooks; without address and key the CRM cannot be asked"),
    CRM_LATE("webhooks have waited for more than ten minutes: does the CRM answer?"),
    /** How many. */
    CHANNEL_WORKS("{0} contacts are told by it"),
    CHANNEL_RETRIES("a message failed and is tried again");

    private final String pattern;

    ComponentSaid(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String set() {
        return "component.said";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
