package org.demarc.trap.control;

import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of the receiver of traps. */
@SettingsOf("trap")
public record TrapSettings(
        @Setting(
                value = "162",
                min = -1,
                max = 65535,
                says =
                        "UDP port for SNMP traps; 0 for any free one, -1 to hear none; below 1024 the server needs the right to it")
        int port,

        @Setting(
                value = "20",
                min = 1,
                max = 10000,
                says = "Traps a second that are looked at of one sender; more are only counted")
        int perSecond) {}
