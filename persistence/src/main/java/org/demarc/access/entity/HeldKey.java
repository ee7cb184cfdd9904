package org.demarc.access.entity;

/**
 * A key with the one who holds it: all that is asked of the database when a program calls.
 *
 * @param roleVersion version of the holder's role: a role known in this version needs not be read again
 * @param useIsOld whether the key's last use was written down more than a minute ago, or never
 * @param visitIsOld the same of its holder's last activity
 */
public record HeldKey(ApiKey key, AppUser holder, int roleVersion, boolean useIsOld, boolean visitIsOld) {}
