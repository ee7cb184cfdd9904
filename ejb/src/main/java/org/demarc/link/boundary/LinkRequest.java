package org.demarc.link.boundary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.demarc.link.entity.LinkEnd;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a link.
 *
 * @param uplink true when it is the uplink of {@code from}'s device; null for no
 * @param version the version that was seen; null takes the present one
 */
public record LinkRequest(
        @NotNull @Valid End from,
        @NotNull @Valid End to,
        @Nullable Boolean uplink,
        @Nullable @Size(max = 1000) String note,
        @Nullable Integer version) {

    /**
     * One end.
     *
     * @param interfaceId null where only the device is known
     */
    public record End(@NotNull Long deviceId, @Nullable Long interfaceId) {

        LinkEnd wanted() {
            return new LinkEnd(deviceId, interfaceId);
        }
    }
}
