package org.demarc.settings.control;

import static org.demarc.settings.control.PartnerKey.is;
import static org.demarc.settings.control.PartnerKey.without;

import java.util.List;

/** The keys of wildcore-mikbill.md 12.1 in its order, so that who knows a key finds the setting here or why there is none. */
public final class PartnerKeys {

    public static final List<PartnerKey> ALL = List.of(
            is("APP_NAME", "demarc.settings.app-name"),
            is("EXTERNAL_HTTP_ADDRESS", "demarc.settings.external-address"),
            is("DEFAULT_LANGUAGE", "demarc.settings.default-language"),
            is("MAP_*", "demarc.link.tile-url", "demarc.link.tile-attribution"),
            without("LOGS_RETURN_RESULTS_LIMIT", "Logs come in pages, and whoever looks chooses how long they are"),
            without("WEB_ZOOM_MAIN", "The browser's own zoom serves for pages that are not embedded"),
            is("WEB_ZOOM_IFRAME", "demarc.settings.iframe-zoom"),
            without("SEARCH2_*", "There is one search field, and it finds everything"),
            without("LOG_LEVEL", "Levels are set in the server's subsystem logging, also while it runs"),
            without(
                    "PROMETHEUS_RETENTION_TIME",
                    "Not used: history is in the database, for the days of the settings demarc.poll.keep-..."),
            without("RR_NUM_WORKERS", "Not used: the application server looks after its threads"),
            is("POLLER_COUNT_PROCS", "demarc.snmp.in-flight"),
            is("POLLER_IGNORE_DOWN", "demarc.poll.silent-interval"),
            is("API_KEY_EXPIRATION", "demarc.access.api-key-life"),
            is("RATE_LIMITER_*", "demarc.access.requests-per-second", "demarc.wildcore.requests-per-second"),
            is("SECURE_CHECK_PASSWORD_STRENGTH", "demarc.access.check-password-strength"),
            without("TRUSTED_HOST_NETWORK_LIST", "Every call needs a key, wherever it comes from"),
            without("PROXY_ENABLED", "The server is told by DEMARC_BEHIND_PROXY, see the manual for operation"),
            without("PROXY_REAL_IP_HEADER", "The server takes X-Forwarded-For when DEMARC_BEHIND_PROXY says so"),
            is("SWC_CACHE_ACTUALIZE_TIMEOUT_SEC", "demarc.poll.cache-actualize-seconds"),
            without("SWC_ENABLE_SPLITTING", "Questions are always as large as the device can answer"),
            without("API_STRICT_RULES", "Requests are always checked strictly"),
            without("AUTH_METHODS", "Users sign in with the password that Demarc knows of them"),
            without("OIDC_*", "Users sign in with the password that Demarc knows of them"),
            is("MIKBILL_GLOBAL_SEARCH_FIELD", "demarc.wildcore.search-field"),
            without("MIKBILL_*", "There is no source of this kind"),
            without("NODENY_*", "There is no source of this kind"),
            without("USERSIDE_*", "Every billing is a source with a form of its own, under Billing sources"),
            is("OXIDIZED_*", "demarc.backup.enabled", "demarc.backup.interval"),
            is("TRAP_SERVICE_*", "demarc.trap.port", "demarc.trap.per-second"),
            is("AUTO_TOPOLOGY_*", "demarc.link.gateways", "demarc.link.fresh", "demarc.link.forget-days"),
            is("LINKS_UTILIZATION_*", "demarc.link.busy-percent"),
            without("SEARCH_DEVICE_SOURCES", "Whoever searches chooses between what is known and asking the devices"),
            is("ANALYTICS_MIN_RX_SIGNAL", "demarc.analytics.min-rx-dbm"),
            is("ANALYTICS_MAX_RX_SIGNAL", "demarc.analytics.max-rx-dbm"),
            is("ANALYTICS_MIN_SFP_RX_SIGNAL", "demarc.analytics.min-sfp-rx-dbm"),
            is("ANALYTICS_MAX_SFP_RX_SIGNAL", "demarc.analytics.max-sfp-rx-dbm"),
            is("EMBED_FRAME_ANCESTORS", "demarc.settings.frame-ancestors"),
            without("EMBED_ALIASES", "Embedded pages have the addresses that billings know"),
            is("EMBED_DENIED_TEXT", "demarc.settings.embed-denied-text"),
            is("ANALYTICS_ACTIVE_SECONDS", "demarc.analytics.active-seconds"),
            is("ONU_GONE_KEEP_DAYS", "demarc.onu.gone-keep-days"));

    private PartnerKeys() {}
}
