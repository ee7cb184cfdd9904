package org.demarc.registration.entity;

import java.time.Instant;
import java.util.List;

/**
 * How ONUs of a family are registered.
 *
 * @param profile key of the device profile
 * @param technology gpon, epon or empty for both
 * @param fields what a person fills in: {@code name:kind:default}; kinds are vlan, number, word and text
 * @param commands with places in braces: frame, slot, port, onu, serial, serialHex, mac and the fields
 */
public record RegistrationTemplate(
        long id,
        String name,
        String profile,
        String technology,
        List<String> fields,
        List<String> commands,
        String changedBy,
        Instant changedAt,
        int version) {

    public RegistrationTemplate {
        fields = List.copyOf(fields);
        commands = List.copyOf(commands);
    }

    /** True for ONUs of this technology of a device with this profile. */
    public boolean fits(String ofProfile, String ofTechnology) {
        return profile.equals(ofProfile) && (technology.isEmpty() || technology.equals(ofTechnology));
    }
}
