package org.demarc.action.entity;

import java.util.Map;
import org.demarc.poll.entity.Asker;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done.
 *
 * @param batchId null for one alone
 * @param interfaceId null for the device itself
 * @param interfaceName empty for the device itself
 */
public record ActionDraft(
        @Nullable Long batchId,
        long deviceId,
        String deviceName,
        @Nullable Long interfaceId,
        String interfaceName,
        String kind,
        Map<String, String> arguments,
        Asker requestedBy,
        String requestedFrom) {}
