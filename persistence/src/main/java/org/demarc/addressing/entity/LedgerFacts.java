package org.demarc.addressing.entity;

/**
 * What the ledger writes down beside address, service and time (ucrm-routeros.md 7.5).
 *
 * @param router device name
 * @param kind PPPOE or DHCP
 * @param naturalKey user name or MAC address
 * @param cause what led to it, for instance {@code hook <uuid>}
 */
public record LedgerFacts(
        String clientId, String clientName, String router, String kind, String naturalKey, String cause) {}
