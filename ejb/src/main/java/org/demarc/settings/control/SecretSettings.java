package org.demarc.settings.control;

import org.demarc.settings.entity.Secret;

/** The key under which secrets lie in the database. */
@SettingsOf("settings")
public record SecretSettings(
        @Setting(
                value = "",
                says =
                        "32 random octets in base64 (openssl rand -base64 32), the same on all nodes; several as id:key,id:key, the first seals, all open")
        Secret secretKey) {}
