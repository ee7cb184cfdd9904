package org.demarc.live.control;

import java.time.Duration;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;

/** Start-up settings of what is told and read while somebody looks. */
@SettingsOf("live")
public record LiveSettings(
        @Setting(
                value = "true",
                says = "Tell pages and programs of changes as they happen; without, pages ask again every ten seconds")
        boolean enabled,

        @Setting(value = "2000", min = 1, max = 100000, says = "Streams of changes open on this node at most")
        int streams,

        @Setting(value = "20", min = 1, max = 1000, says = "Streams of changes open for one user on this node at most")
        int streamsPerUser,

        @Setting(
                value = "15s",
                min = 1,
                max = 300,
                says = "After this silence a stream says that it is alive, so that no proxy ends it")
        Duration heartbeat,

        @Setting(
                value = "30s",
                min = 1,
                max = 3600,
                says = "How often it is looked whether the user or key of a stream may still be told")
        Duration check,

        @Setting(value = "600s", min = 10, max = 86400, says = "After this time a stream ends and is opened again")
        Duration life,

        @Setting(
                value = "50",
                min = 1,
                max = 1000,
                says = "Interfaces whose traffic is watched live on this node at most")
        int trafficInterfaces,

        @Setting(
                value = "4",
                min = 1,
                max = 100,
                says = "Interfaces of one device whose traffic is watched live at most")
        int trafficPerDevice) {}
