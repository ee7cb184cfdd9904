package org.demarc.settings.control;

import static org.demarc.settings.entity.RunTimeSetting.number;
import static org.demarc.settings.entity.RunTimeSetting.text;

import java.util.List;
import org.demarc.settings.entity.RunTimeSetting;

/** Run-time settings that belong to the whole; the words in capitals are those of wildcore-mikbill.md 12.1. */
public final class CommonSettings {

    public static final RunTimeSetting APP_NAME =
            text("demarc.settings.app-name", "APP_NAME", "Demarc", "Name shown in the title of pages");
    public static final RunTimeSetting EXTERNAL_ADDRESS = text(
            "demarc.settings.external-address",
            "EXTERNAL_HTTP_ADDRESS",
            "",
            "Address under which browsers and billings reach Demarc, for links in answers");
    public static final RunTimeSetting LANGUAGE =
            text("demarc.settings.default-language", "DEFAULT_LANGUAGE", "en", "Language of new users: en or uk");
    public static final RunTimeSetting IFRAME_ZOOM =
            number("demarc.settings.iframe-zoom", "WEB_ZOOM_IFRAME", "1.0", "Zoom of embedded pages, 0.25 to 2.0");
    public static final RunTimeSetting FRAME_ANCESTORS = text(
            "demarc.settings.frame-ancestors",
            "EMBED_FRAME_ANCESTORS",
            "",
            "Origins of billings whose pages may frame embedded pages, separated by blanks");
    public static final RunTimeSetting DENIED_TEXT = text(
            "demarc.settings.embed-denied-text",
            "EMBED_DENIED_TEXT",
            "Wildcore iframe permission denied",
            "What an embedded page says to who may not see it");
    public static final RunTimeSetting CACHE_SECONDS = number(
            "demarc.poll.cache-actualize-seconds",
            "SWC_CACHE_ACTUALIZE_TIMEOUT_SEC",
            "3600",
            "Age in seconds after which stored readings are read again in the background");
    public static final RunTimeSetting MIN_RX =
            number("demarc.analytics.min-rx-dbm", "ANALYTICS_MIN_RX_SIGNAL", "-28", "Weakest good ONU signal, dBm");
    public static final RunTimeSetting MAX_RX =
            number("demarc.analytics.max-rx-dbm", "ANALYTICS_MAX_RX_SIGNAL", "-10", "Strongest good ONU signal, dBm");
    public static final RunTimeSetting MIN_SFP_RX = number(
            "demarc.analytics.min-sfp-rx-dbm",
            "ANALYTICS_MIN_SFP_RX_SIGNAL",
            "-15",
            "Weakest good level that a transceiver in a port receives, dBm");
    public static final RunTimeSetting MAX_SFP_RX = number(
            "demarc.analytics.max-sfp-rx-dbm",
            "ANALYTICS_MAX_SFP_RX_SIGNAL",
            "5",
            "Strongest good level that a transceiver in a port receives, dBm");
    public static final RunTimeSetting ACTIVE_SECONDS = number(
            "demarc.analytics.active-seconds",
            "ANALYTICS_ACTIVE_SECONDS",
            "1800",
            "Age in seconds up to which a MAC counts as active");
    public static final RunTimeSetting GONE_DAYS = number(
            "demarc.onu.gone-keep-days", "ONU_GONE_KEEP_DAYS", "30", "Days for which a removed ONU is remembered");
    public static final List<RunTimeSetting> ALL = List.of(
            APP_NAME,
            EXTERNAL_ADDRESS,
            LANGUAGE,
            IFRAME_ZOOM,
            FRAME_ANCESTORS,
            DENIED_TEXT,
            CACHE_SECONDS,
            MIN_RX,
            MAX_RX,
            MIN_SFP_RX,
            MAX_SFP_RX,
            ACTIVE_SECONDS,
            GONE_DAYS);

    private CommonSettings() {}
}
