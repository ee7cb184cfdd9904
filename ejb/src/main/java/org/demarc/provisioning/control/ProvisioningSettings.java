package org.demarc.provisioning.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of the order engine. */
@SettingsOf("provisioning")
public record ProvisioningSettings(
        @Setting(
                value = "30s",
                min = 5,
                max = 3600,
                says = "After this time without a sign of life a node's work goes to another")
        Duration lease,

        @Setting(value = "5", min = 1, max = 100, says = "How often an order is tried that fails by a fault of Demarc")
        int attempts,

        @Setting(value = "2s", min = 1, max = 300, says = "How often lost wake-ups are looked for")
        Duration sweepInterval) {}
