package org.demarc.link.entity;

import java.time.Instant;

/**
 * A device's MAC address in the forwarding table of another.
 *
 * @param deviceId whose address
 * @param seerId who sees it
 * @param seerInterfaceId on which port
 * @param macs how many addresses are behind that port
 */
public record SightingClue(long deviceId, long seerId, long seerInterfaceId, long macs, Instant seenAt) {}
