package org.demarc.console.control;

import org.demarc.device.entity.DeviceAccess;
import org.demarc.settings.entity.Secret;

/**
 * Where a console is and how one signs in.
 *
 * @param kind telnet or ssh
 * @param timeoutMs how long the device may take to come back with its prompt
 * @param enable the second password; {@link Secret#NONE} when there is none
 */
public record ConsoleAccess(
        String host, int port, String kind, int timeoutMs, String login, Secret password, Secret enable) {

    public static ConsoleAccess of(DeviceAccess access) {
        return new ConsoleAccess(
                access.address(),
                access.consolePort(),
                access.consoleKind(),
                access.consoleTimeoutMs(),
                access.login(),
                access.password(),
                access.enable());
    }

    boolean isSsh() {
        return kind.equals("ssh");
    }

    /** Without what is secret in it. */
    String masked(String text) {
        String masked = text;
        for (Secret secret : new Secret[] {password, enable}) {
            if (secret.reveal().length() > 2) {
                masked = masked.replace(secret.reveal(), "***");
            }
        }
        return masked;
    }
}
