package org.demarc.backup.entity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time during which the configuration of a device was so.
 *
 * @param contentId the same for two versions of a device whose texts are equal
 * @param seen how often it was read
 * @param added lines that the version before had not; null for the first
 * @param removed lines that the version before had and this one has not; null for the first
 * @param octets of the text, UTF-8
 * @param newest it is the last that was read
 */
public record ConfigurationVersion(
        long id,
        long deviceId,
        String deviceName,
        long contentId,
        Instant firstSeen,
        Instant lastSeen,
        int seen,
        @Nullable Integer added,
        @Nullable Integer removed,
        int octets,
        int lines,
        boolean newest) {}
