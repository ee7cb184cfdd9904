package org.demarc.provisioning.control;

import java.time.Duration;
import org.demarc.settings.entity.Secret;

/**
 * Everything that is needed to talk to one router. Two equal values mean the same settings: a changed one closes the
 * router's connection and ends the hold after a refused login.
 *
 * @param id the router's row
 * @param name device name, as operators write it into the service's attribute
 * @param host name or address; a name is resolved at each connect
 * @param port TCP port, 1..65535
 * @param tls whether the API is spoken over TLS
 * @param pin SHA-256 of the router's certificate in hex, empty to trust what the Java trust store trusts
 * @param user API user
 * @param password prints as dots
 * @param legacyLogin whether a challenge of RouterOS before 6.43 is answered (ucrm-routeros.md 4.3)
 * @param adoptsFrom code of the only source that uses this router, so that the predecessor's comment forms count as
 *     its tags; empty when there is none or more than one
 * @param connectTimeout for TCP and TLS together
 * @param commandTimeout for one command
 * @param menuTimeout for the print of a whole menu
 */
public record RouterAccess(
        long id,
        String name,
        String host,
        int port,
        boolean tls,
        String pin,
        String user,
        Secret password,
        boolean legacyLogin,
        String adoptsFrom,
        Duration connectTimeout,
        Duration commandTimeout,
        Duration menuTimeout) {

    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    public static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(10);
    public static final Duration MENU_TIMEOUT = Duration.ofSeconds(30);
}
