package org.demarc.routeros.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of calling routers; a router may have time-outs of its own. */
@SettingsOf("routeros")
public record RouterOsSettings(
        @Setting(value = "3s", min = 1, max = 60, says = "Longest wait for a connection to a router, TLS included")
        Duration connectTimeout,

        @Setting(value = "10s", min = 1, max = 300, says = "Longest wait for a router's answer to one command")
        Duration commandTimeout,

        @Setting(value = "30s", min = 1, max = 600, says = "Longest wait for a whole menu of a router")
        Duration menuTimeout,

        @Setting(value = "60s", min = 1, max = 3600, says = "A connection that nobody uses is closed after this time")
        Duration idleClose,

        @Setting(
                value = "10s",
                min = 1,
                max = 300,
                says = "How often a router that does not answer is knocked at, without signing in")
        Duration knockInterval,

        @Setting(
                value = "20000",
                min = 100,
                max = 500000,
                says =
                        "Rows of one menu that are read of a device as a reading; what is beyond is left out and told, and of BGP sessions"
                                + " nothing is kept then")
        int readingRows,

        @Setting(value = "8", min = 1, max = 64, says = "Devices whose menus are read at once on one node")
        int readingDevices) {}
