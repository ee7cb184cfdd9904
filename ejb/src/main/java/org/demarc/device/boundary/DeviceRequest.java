package org.demarc.device.boundary;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a device.
 *
 * @param address IPv4 or IPv6
 * @param accessProfileId null for the system default
 * @param groupId null for no group
 * @param snmpPort own UDP port; null where the access profile decides
 * @param community own community for reading; null: as it was, empty: takes it away
 * @param modelKey model chosen by hand (key of a known model); null or empty for detection
 * @param profile profile chosen by hand where the model is unknown; null or empty for detection
 * @param pollEnabled null for yes
 * @param version the version that was seen; needed for a change
 */
public record DeviceRequest(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 64) String address,
        @Nullable Long accessProfileId,
        @Nullable Long groupId,
        @Nullable @Min(1) @Max(65535) Integer snmpPort,
        @Nullable @Size(max = 200) String community,
        @Nullable @Size(max = 200) String writeCommunity,
        @Nullable @Size(max = 100) String modelKey,
        @Nullable @Size(max = 100) String profile,
        @Nullable @Size(max = 500) String location,
        @Nullable @Size(max = 2000) String description,
        @Nullable @DecimalMin("-90") @DecimalMax("90") Double latitude,
        @Nullable @DecimalMin("-180") @DecimalMax("180") Double longitude,
        @Nullable Boolean pollEnabled,
        @Nullable Integer version) {

    /** Without secrets, for the audit. */
    record Audited(
            String name,
            String address,
            @Nullable Long accessProfileId,
            @Nullable Long groupId,
            @Nullable Integer snmpPort,
            @Nullable String modelKey,
            @Nullable String profile,
            @Nullable String location,
            @Nullable String description,
            @Nullable Boolean pollEnabled) {}

    Audited audited() {
        return new Audited(
                name,
                address,
                accessProfileId,
                groupId,
                snmpPort,
                modelKey,
                profile,
                location,
                description,
                pollEnabled);
    }
}
