package org.demarc.device.entity;

import org.demarc.settings.entity.Secret;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about version 3 of an access profile. Null means: no such protocol; of a secret: as it was. Without its protocol a
 * secret is taken away.
 *
 * @param authProtocol MD5, SHA, SHA256, SHA384 or SHA512
 * @param privProtocol DES, AES128, AES192 or AES256; only together with authentication
 * @param context empty for the default context
 */
public record SnmpV3Draft(
        String user,
        @Nullable String authProtocol,
        @Nullable Secret authPassword,
        @Nullable String privProtocol,
        @Nullable Secret privPassword,
        String context) {}
