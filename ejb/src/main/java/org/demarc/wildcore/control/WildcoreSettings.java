package org.demarc.wildcore.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of the Wildcore dialect; the partner's names stand in brackets. */
@SettingsOf("wildcore")
public record WildcoreSettings(
        @Setting(value = "8s", min = 1, max = 20, says = "Longest wait for a device that a billing wants read now")
        Duration liveDeadline,

        @Setting(
                value = "3600s",
                min = 60,
                max = 604800,
                says =
                        "Stored values older than this are read again in the background when somebody looks at them (SWC_CACHE_ACTUALIZE_TIMEOUT_SEC)")
        Duration cacheActualizeTimeout,

        @Setting(
                value = "1800s",
                min = 60,
                max = 604800,
                says = "How long a MAC counts as active (ANALYTICS_ACTIVE_SECONDS)")
        Duration activeFor,

        @Setting(value = "50", min = 1, max = 100000, says = "Requests a second that one key may send (RATE_LIMITER)")
        int requestsPerSecond,

        @Setting(
                value = "agreement",
                says =
                        "By what the global search finds subscribers: agreement, uid or login (MIKBILL_GLOBAL_SEARCH_FIELD)")
        String searchField,

        @Setting(
                value = "",
                says =
                        "Address under which browsers reach this installation, without a slash at the end (EXTERNAL_HTTP_ADDRESS); empty: as the caller reached it")
        String externalAddress) {}
