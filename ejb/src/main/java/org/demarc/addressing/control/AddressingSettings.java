package org.demarc.addressing.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of IP address management. */
@SettingsOf("addressing")
public record AddressingSettings(
        @Setting(value = "24h", min = 0, max = 31536000, says = "How long a freed address rests before others get it")
        Duration quarantine,

        @Setting(value = "true", says = "Never give away addresses that end in .0 or .255, even inside larger prefixes")
        boolean skipDotZeroAndDot255,

        @Setting(
                value = "false",
                says =
                        "Where nothing else is left in a pool, the address that has rested longest is given away before its rest is over")
        boolean reuseQuarantineWhenEmpty,

        @Setting(value = "30", min = 0, max = 3650, says = "A pool that will be empty in fewer days raises an alarm")
        int forecastWarnDays,

        @Setting(
                value = "10",
                min = 0,
                max = 100,
                says = "A pool with a smaller share of free addresses raises an alarm, per cent")
        int forecastWarnFree) {

    /** When a pool raises an alarm. */
    public PoolForecast.Bounds forecastBounds() {
        return new PoolForecast.Bounds(forecastWarnDays, forecastWarnFree);
    }
}
