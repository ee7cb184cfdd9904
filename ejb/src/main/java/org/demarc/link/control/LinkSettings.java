package org.demarc.link.control;

import java.time.Duration;
import java.util.List;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of links and topology. */
@SettingsOf("link")
public record LinkSettings(
        @Setting(
                value = "",
                says =
                        "Addresses of gateways of the management network beside those of all routers; where devices see their MAC addresses is up")
        List<String> gateways,

        @Setting(
                value = "24h",
                min = 600,
                max = 2592000,
                says = "Neighbours and forwarding entries that were not seen for longer tell nothing of links")
        Duration fresh,

        @Setting(
                value = "3",
                min = 1,
                max = 3650,
                says = "A link that a search found is forgotten when it was not seen for so many days")
        int forgetDays,

        @Setting(
                value = "85",
                min = 1,
                max = 100,
                says = "A link is overloaded from this utilisation on, per cent of the speed of its slower port")
        int busyPercent) {}
