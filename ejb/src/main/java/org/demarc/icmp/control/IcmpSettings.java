package org.demarc.icmp.control;

import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of liveness by ICMP. */
@SettingsOf("icmp")
public record IcmpSettings(
        @Setting(value = "true", says = "Ask devices by ICMP whether they live")
        boolean enabled,

        @Setting(value = "3", min = 1, max = 20, says = "Echo requests to each device and round")
        int count,

        @Setting(value = "1000", min = 50, max = 10000, says = "Wait for an answer, in ms")
        int timeoutMs,

        @Setting(value = "500", min = 10, max = 10000, says = "Between two requests to the same device, in ms")
        int periodMs,

        @Setting(
                value = "true",
                says =
                        "Ask whoever has just fallen silent once more, waiting three times as long, before it counts as dead")
        boolean lastChance,

        @Setting(value = "30", min = 1, max = 3650, says = "Days that the log of rounds is kept")
        int keepRunsDays,

        @Setting(value = "1095", min = 1, max = 10000, says = "Days that ended outages by ICMP are kept")
        int keepOutagesDays) {

    public Round round() {
        return new Round(count, timeoutMs, periodMs);
    }
}
