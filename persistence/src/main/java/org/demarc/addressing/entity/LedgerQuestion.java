package org.demarc.addressing.entity;

import java.time.Instant;

/**
 * Somebody asked the address ledger something (ucrm-routeros.md 7.5).
 *
 * @param who login
 * @param what was asked for
 * @param reason as the asker gave it
 */
public record LedgerQuestion(long id, Instant at, String who, String what, String reason) {}
