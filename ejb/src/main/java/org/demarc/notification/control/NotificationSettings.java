package org.demarc.notification.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of notifications. */
@SettingsOf("notification")
public record NotificationSettings(
        @Setting(value = "true", says = "Tell contacts of events; what is owed meanwhile waits")
        boolean enabled,

        @Setting(value = "10", min = 1, max = 100, says = "How often a message is tried before it is given up")
        int maxAttempts,

        @Setting(
                value = "1m",
                min = 1,
                max = 86_400,
                says = "Pause after the first attempt that failed; it doubles with each one")
        Duration retryFirst,

        @Setting(value = "1h", min = 1, max = 86_400, says = "Longest pause between attempts")
        Duration retryMost,

        @Setting(value = "90", min = 1, max = 10_000, says = "Days for which messages are kept")
        int keepDays,

        @Setting(
                value = "4",
                min = 1,
                max = 64,
                says = "To how many contacts one node tells something at the same time")
        int lanes) {}
