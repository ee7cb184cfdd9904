package org.demarc.backup.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of the archive of configurations. */
@SettingsOf("backup")
public record BackupSettings(
        @Setting(value = "true", says = "Save configurations of devices from this node")
        boolean enabled,

        @Setting(value = "86400s", min = 60, max = 2592000, says = "Interval of the poller configuration")
        Duration interval,

        @Setting(
                value = "3600s",
                min = 60,
                max = 86400,
                says = "When a configuration is tried again that could not be saved for a reason that may pass")
        Duration retry,

        @Setting(value = "8", min = 1, max = 64, says = "Consoles that this node asks at once for configurations")
        int atOnce,

        @Setting(
                value = "100",
                min = 1,
                max = 10000,
                says = "Versions of a configuration kept for each device; the newest always stays")
        int keepVersions,

        @Setting(
                value = "1095",
                min = 1,
                max = 10000,
                says = "Days that a version is kept after it was last seen; the newest always stays")
        int keepDays,

        @Setting(value = "10s", min = 1, max = 60, says = "Longest search through configurations in one go")
        Duration search) {}
