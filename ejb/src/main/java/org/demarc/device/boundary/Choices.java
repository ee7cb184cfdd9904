package org.demarc.device.boundary;

import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Model;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.Recognition;
import org.jspecify.annotations.Nullable;

/** What a person chose, looked up in the catalogue. */
final class Choices {

    private Choices() {}

    /**
     * The choice; null when both are empty, which means detection.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_MODEL}
     */
    static @Nullable Recognition choice(ProfileCatalog catalog, String modelKey, String profileKey) {
        if (!modelKey.isEmpty()) {
            Model model =
                    catalog.model(modelKey).orElseThrow(() -> DeviceProblem.UNKNOWN_MODEL.because("model " + modelKey));
            return new Recognition(
                    model.type(), catalog.profile(profileKey, modelKey).key(), model.key(), model.name());
        }
        if (profileKey.isEmpty()) {
            return null;
        }
        DeviceProfile profile = catalog.profile(profileKey);
        if (!profile.key().equals(profileKey)) {
            throw DeviceProblem.UNKNOWN_MODEL.because("profile " + profileKey);
        }
        return new Recognition(profile.type(), profile.key(), "", "");
    }
}
