package org.demarc.provisioning.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of requests by other programs. */
@SettingsOf("provisioning")
public record RequestSettings(
        @Setting(
                value = "65536",
                min = 1024,
                max = 1048576,
                says = "Largest request of another program in octets; a larger one is refused")
        int requestMaxOctets,

        @Setting(
                value = "7776000s",
                min = 86400,
                max = 315360000,
                says =
                        "How long ended requests, their results and refused messages are kept; so long a doubled id is known")
        Duration requestRetention) {}
