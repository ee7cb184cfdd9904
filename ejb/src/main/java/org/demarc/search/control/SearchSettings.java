package org.demarc.search.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of searches. */
@SettingsOf("search")
public record SearchSettings(
        @Setting(value = "8s", min = 1, max = 20, says = "Longest wait for the devices that a search asks at once")
        Duration liveDeadline,

        @Setting(value = "32", min = 1, max = 256, says = "Devices that a search asks at once")
        int liveDevices) {}
