package org.demarc.device.control;

import org.demarc.device.entity.Recognition;

/**
 * What a device was recognised as.
 *
 * @param model {@link Model#UNKNOWN} when no rule matches
 * @param profile the profile that reads it; the generic one when no profile covers the model
 */
public record Detection(Model model, DeviceProfile profile) {

    public boolean known() {
        return !model.key().isEmpty();
    }

    /** What is remembered with the device. */
    public Recognition recognition() {
        return new Recognition(known() ? model.type() : profile.type(), profile.key(), model.key(), model.name());
    }
}
