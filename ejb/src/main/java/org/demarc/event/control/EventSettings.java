package org.demarc.event.control;

import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of events. */
@SettingsOf("event")
public record EventSettings(
        @Setting(value = "true", says = "Look for events") boolean enabled,

        @Setting(value = "365", min = 1, max = 10000, says = "Days that resolved events are kept")
        int keepDays) {}
