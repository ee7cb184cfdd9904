package org.demarc.analytics.control;

import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of what is told about the network. */
@SettingsOf("analytics")
public record AnalyticsSettings(
        @Setting(
                value = "20000",
                min = 0,
                max = 200000,
                says = "Devices, ports, ONUs and BGP sessions shown in /metrics, each at most this many; 0 for none")
        int metricsRows,

        @Setting(
                value = "3",
                min = 1,
                max = 40,
                says = "An ONU is reported whose level fell by so much within a week, dB")
        double fadingDb,

        @Setting(value = "5", min = 2, max = 1000, says = "An ONU is reported that was lost so often within 24 hours")
        int flaps,

        @Setting(
                value = "10",
                min = 1,
                max = 10000,
                says = "An ONU is on the blacklist whose status changed more often than this within 24 hours")
        int blacklistChanges,

        @Setting(
                value = "10",
                min = 1,
                max = 10000,
                says =
                        "Ports with more active MAC addresses lead to other devices and are left out of duplicate MAC addresses")
        int mostMacs) {}
