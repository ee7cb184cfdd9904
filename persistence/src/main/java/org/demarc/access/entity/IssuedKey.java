package org.demarc.access.entity;

import java.time.Instant;

/**
 * A key at the one moment when it can be read.
 *
 * @param key give it to its user, then forget it
 */
public record IssuedKey(long id, AppUser user, KeyText key, Instant expiresAt) {}
