package org.demarc.device.entity;

import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a device.
 *
 * @param address IPv4 or IPv6 as text
 * @param accessProfileId null for the system default
 * @param groupId null for no group
 * @param snmpPort null where the access profile decides
 * @param community own community for reading; null: as it was, {@link Secret#NONE}: takes it away
 * @param writeCommunity own community for writing, in the same way
 * @param choice model or profile chosen by hand; null for detection
 */
public record DeviceDraft(
        String name,
        String address,
        @Nullable Long accessProfileId,
        @Nullable Long groupId,
        @Nullable Integer snmpPort,
        @Nullable Secret community,
        @Nullable Secret writeCommunity,
        @Nullable Recognition choice,
        String location,
        String description,
        @Nullable Double latitude,
        @Nullable Double longitude,
        boolean pollEnabled) {

    /** Name and address, everything else by default and detection. */
    public static DeviceDraft of(String name, String address, @Nullable Long accessProfileId, @Nullable Long groupId) {
        return new DeviceDraft(
                name, address, accessProfileId, groupId, null, null, null, null, "", "", null, null, true);
    }
}
