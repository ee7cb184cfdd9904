package org.demarc.device.control;

import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of device knowledge. */
@SettingsOf("device")
public record DeviceSettings(
        @Setting(
                value = "",
                says =
                        "Folder with device profiles (.yaml) that add to those of the product or replace them; empty for none")
        String profilesDir) {}
