package org.demarc.device.entity;

import org.jspecify.annotations.Nullable;

/**
 * User-based security of SNMP version 3 (RFC 3414) as an access profile shows it: without its secrets.
 *
 * @param authProtocol MD5, SHA, SHA256, SHA384 or SHA512; null for none
 * @param authPassword whether one is stored
 * @param privProtocol DES, AES128, AES192 or AES256; null for none
 * @param privPassword whether one is stored
 * @param context empty for the default context
 */
public record SnmpV3(
        String user,
        @Nullable String authProtocol,
        boolean authPassword,
        @Nullable String privProtocol,
        boolean privPassword,
        String context) {}
