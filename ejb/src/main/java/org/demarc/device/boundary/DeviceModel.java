package org.demarc.device.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.demarc.device.control.Evidence;
import org.demarc.device.control.MergedAccess;
import org.demarc.device.control.ModelSheet;
import org.demarc.device.entity.DeviceType;
import org.jspecify.annotations.Nullable;

/**
 * A device model as people and programs see it (wildcore-mikbill.md row 14).
 *
 * @param devices how many devices of it the caller sees
 * @param profile key of the profile by which it is read
 * @param profileName how people call the profile
 * @param ofDirectory the profile comes from {@code demarc.device.profiles-dir}, not from the product
 * @param rules how it is recognised, in the order of trial
 * @param archived whether its configuration can be saved by console
 * @param evidence the recording by which the profile is held right; null for a profile of a directory
 * @param access what is said of the access of this model, secrets as marks only; empty where nothing is
 * @param parameters custom parameters of this model
 */
public record DeviceModel(
        String key,
        String name,
        String vendor,
        DeviceType type,
        long devices,
        String profile,
        String profileName,
        boolean ofDirectory,
        List<ModelSheet.Rule> rules,
        List<Read> readings,
        List<ModelSheet.Doable> actions,
        boolean archived,
        @Nullable Evidence evidence,
        List<MergedAccess.Value> access,
        JsonNode parameters) {

    /**
     * A reading of the model.
     *
     * @param way by which the device is asked
     * @param poller who asks; null for what is read only when somebody looks
     * @param intervalS seconds between two times; null for what is read only when somebody looks
     * @param enabled false where a rule of the pollers or a custom parameter of the model or the system switches it off
     * @param recorded whether the recording has a row of it
     * @param modules names by which custom parameters switch it off whole
     * @param parts what custom parameters can switch off of it alone
     */
    public record Read(
            String reading,
            ModelSheet.Way way,
            @Nullable String poller,
            @Nullable Long intervalS,
            boolean enabled,
            boolean recorded,
            List<String> modules,
            List<ModelSheet.Part> parts,
            List<ModelSheet.Source> columns) {}

    /** One line of the list of models. */
    public record Line(String key, String name, String vendor, DeviceType type, String profile, long devices) {}
}
