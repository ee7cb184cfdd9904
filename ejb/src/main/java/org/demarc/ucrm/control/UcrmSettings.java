package org.demarc.ucrm.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of the webhooks of UISP/UCRM. */
@SettingsOf("ucrm")
public record UcrmSettings(
        @Setting(
                value = "1048576",
                min = 4096,
                max = 16_777_216,
                says = "Largest webhook, octets; a larger one is refused with 413")
        int maxBodyBytes,

        @Setting(
                value = "8s",
                min = 1,
                max = 9,
                says =
                        "How long a hook of a source that answers after the work waits for it; the CRM gives up after 10 s")
        Duration syncBudget,

        @Setting(
                value = "200",
                min = 0,
                max = 10000,
                says = "Most hooks on one node that wait for their work; further ones are answered at once")
        int syncWaiting,

        @Setting(
                value = "400d",
                min = 86_400,
                max = 315_360_000,
                says = "How long webhooks are kept; afterwards they are forgotten with the passwords in them")
        Duration eventRetention) {}
