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
                says = "Devices, ports and ONUs shown in /metrics, each at most this many; 0 for none")
        int metricsRows) {}
