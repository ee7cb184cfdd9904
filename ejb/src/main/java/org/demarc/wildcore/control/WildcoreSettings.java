package org.demarc.wildcore.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of the Wildcore dialect; the partner's names stand in brackets. */
@SettingsOf("wildcore")
public record WildcoreSettings(
        @Setting(value = "8s", min = 1, max = 20, says = "Longest wait for a device that a billing wants read now")
        Duration liveDeadline,

        @Setting(value = "50", min = 1, max = 100000, says = "Requests a second that one key may send (RATE_LIMITER)")
        int requestsPerSecond,

        @Setting(
                value = "agreement",
                says =
                        "By what the global search finds subscribers: agreement, uid or login (MIKBILL_GLOBAL_SEARCH_FIELD)")
        String searchField) {}
