package org.demarc.provisioning.control;

/**
 * An account as Demarc last confirmed it on a router by reading it back.
 *
 * @param account what was read back
 * @param rosId the router's id of the row, for instance {@code *1A}: a hint for the next look-up, never a key; may be empty
 * @param alone whether only the row with this very natural key is meant, because the service has another one that stays
 */
public record AppliedAccount(DesiredAccount account, String rosId, boolean alone) {

    public AppliedAccount(DesiredAccount account, String rosId) {
        this(account, rosId, false);
    }
}
