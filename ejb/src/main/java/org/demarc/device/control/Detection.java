package org.demarc.device.control;

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
}
