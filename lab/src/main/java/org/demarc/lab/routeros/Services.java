package org.demarc.lab.routeros;

import java.util.List;
import java.util.Map;

/** The rows of {@code /ip/service}: those that every router has, with their usual ports. */
final class Services {

    /** The names as {@code /user/active} has them too. */
    static final String API = "api";

    static final String API_TLS = "api-ssl";

    private static final List<String> NAMES_AND_PORTS = List.of(
            "name=telnet|port=23",
            "name=ftp|port=21",
            "name=www|port=80",
            "name=ssh|port=22",
            "name=www-ssl|port=443",
            "name=" + API + "|port=8728",
            "name=winbox|port=8291",
            "name=" + API_TLS + "|port=8729");

    private Services() {}

    /** Only RouterOS 7 tells how many sessions a service takes. */
    static List<Map<String, String>> of(RouterOsOptions options) {
        String most = options.era().tellsMaxSessions() ? "|vrf=main|max-sessions=" + options.maxSessions() : "";
        return NAMES_AND_PORTS.stream()
                .map(text -> Menus.fields(text + "|address=" + most + "|invalid=false|disabled=false"))
                .toList();
    }
}
