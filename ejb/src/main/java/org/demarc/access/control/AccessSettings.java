package org.demarc.access.control;

import java.time.Duration;
import org.demarc.access.entity.SignInGuard;
import org.demarc.settings.control.Setting;
import org.demarc.settings.control.SettingsOf;
import org.demarc.settings.entity.Secret;

/** Start-up settings of signing in. */
@SettingsOf("access")
public record AccessSettings(
        @Setting(
                value = "3",
                min = 1,
                max = 1000,
                says = "Bad attempts inside the window after which an address is shut out")
        int badAttempts,

        @Setting(value = "10m", min = 1, max = 86400, says = "Window in which bad attempts count")
        Duration badAttemptsWindow,

        @Setting(value = "3600s", min = 1, max = 604800, says = "How long an address stays shut out")
        Duration blockTime,

        @Setting(value = "210000", min = 1000, max = 10000000, says = "Iterations of PBKDF2 for new passwords")
        int passwordIterations,

        @Setting(value = "true", says = "Refuse passwords shorter than 8 characters or made of one kind of character")
        boolean checkPasswordStrength,

        @Setting(
                value = "10d",
                min = 60,
                max = 315360000,
                says = "Life of a key when none is asked for (API_KEY_EXPIRATION)")
        Duration apiKeyLife,

        @Setting(
                value = "1000",
                min = 1,
                max = 1000000,
                says = "Requests a second that one caller of our own API may send to one node")
        int requestsPerSecond,

        @Setting(
                value = "60s",
                min = 1,
                max = 3600,
                says =
                        "How long the database may take to answer one question of a page or of a call; the rows of a table on its way as a file, work in the background and changes take their time")
        Duration longestQuestion,

        @Setting(
                value = "",
                says =
                        "Password of the first administrator 'admin'; when empty one is generated into a file that only the server's user can read")
        Secret initialAdminPassword,

        @Setting(
                value = "",
                says =
                        "API key that the first administrator gets at first start, valid for 365 days; for unattended installations; a random UUID, at least 32 characters")
        Secret initialApiKey) {

    public SignInGuard.Limits limits() {
        return new SignInGuard.Limits(badAttempts, badAttemptsWindow, blockTime);
    }
}
