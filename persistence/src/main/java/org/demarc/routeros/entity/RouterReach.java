package org.demarc.routeros.entity;

import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * How a router is reached.
 *
 * @param host name or address; names are resolved at each connect
 * @param port 1..65535, usually 8728, or 8729 with TLS
 * @param tls whether the API is spoken over TLS
 * @param pin SHA-256 of its certificate in hex, empty to trust what Java trusts
 * @param user API user
 * @param password of the API user
 * @param legacyLogin whether a challenge of RouterOS before 6.43 is answered
 * @param connectTimeoutMs null for the setting that holds for all routers
 * @param commandTimeoutMs the same
 * @param menuTimeoutMs the same
 */
public record RouterReach(
        String host,
        int port,
        boolean tls,
        String pin,
        String user,
        Secret password,
        boolean legacyLogin,
        @Nullable Integer connectTimeoutMs,
        @Nullable Integer commandTimeoutMs,
        @Nullable Integer menuTimeoutMs) {

    public static final int PLAIN_PORT = 8728;
    public static final int TLS_PORT = 8729;

    RouterReach keeping(Secret former) {
        return new RouterReach(
                host, port, tls, pin, user, former, legacyLogin, connectTimeoutMs, commandTimeoutMs, menuTimeoutMs);
    }
}
