package org.demarc.wildcore.control;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stored interface (wildcore-mikbill.md 6.1). The order of the components is the order of the keys, and a consumer that
 * searches depth first relies on it (6.4): nothing may be moved.
 *
 * @param adminState only in a diagnosis, and only where the device tells it
 * @param ip always null, always last
 */
public record InterfaceView(
        long id,
        long interfaceId,
        String name,
        String interfaceName,
        String type,
        String status,
        String bindKey,
        @Nullable String parentBindKey,
        String description,
        @Nullable String onuIdent,
        @Nullable String vendor,
        @Nullable String onuModel,
        String oltName,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String adminState,
        String oltIp,
        String agreement,
        String comment,
        boolean pollEnabled,
        DeviceView.@Nullable Coordinates coordinates,
        String createdAt,
        String updatedAt,
        @Nullable String statusChanged,
        @Nullable String identSeenAt,
        long deviceId,
        DeviceView device,
        Params params,
        String billingLink,
        @Nullable String ip) {

    /** {@code billing} is empty when nobody is bound; else one entry, named by the kind of the source. */
    public record Params(Map<String, Billing> billing) {}

    /** The subscriber of a line. */
    public record Billing(Object uid, String login, String agreement, String link, Address address, String syncedAt) {}

    /** Texts are empty where the billing says nothing. */
    public record Address(String city, String street, String house, String apartment) {}
}
