package org.demarc.link.entity;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a device says of a neighbour (LLDP).
 *
 * @param interfaceId the device's port, null where it is not known
 * @param partners devices that fit what was said best; none where nobody does, several where it does not tell them apart
 * @param partnerInterfaceId the neighbour's port where there is one neighbour and exactly one port fits
 * @param said the neighbour in the device's words
 */
public record NeighbourClue(
        long deviceId,
        @Nullable Long interfaceId,
        List<Long> partners,
        @Nullable Long partnerInterfaceId,
        String said,
        Instant seenAt) {}
