package org.demarc.provisioning.control;

/**
 * An account as Demarc last confirmed it on a router by reading it back.
 *
 * @param account what was read back
 * @param rosId the router's id of the row, for instance {@code *1A}: a hint for the next look-up, never a key; may be empty
 * @param alone whether only the row with this very natural key, and with this id where there is one, is meant, because the service has
 *     another one that stays
 */
public record AppliedAccount(DesiredAccount account, String rosId, boolean alone) {

    public AppliedAccount(DesiredAccount account, String rosId) {
        this(account, rosId, false);
    }

    /** The same row, where only one with its very natural key is meant, whatever id the router gives it by now. */
    public AppliedAccount byItsKeyAlone() {
        return alone ? this : new AppliedAccount(account, "", true);
    }

    /** The same row, of which nobody knows whether an attempt has reached it: which of two passwords it has is not known then. */
    public AppliedAccount orAs(DesiredAccount attempt) {
        boolean isUnsure = account instanceof PppoeAccount row
                && attempt instanceof PppoeAccount tried
                && !row.password().equals(tried.password());
        return isUnsure && account instanceof PppoeAccount row
                ? new AppliedAccount(row.ofUnknownPassword(), rosId, alone)
                : this;
    }

    /** Whether it can be this other row: two rows of a service may have one key, but never one id. */
    public boolean isTheSameRow(AppliedAccount other) {
        boolean isAnotherId = alone && !rosId.isEmpty() && !other.rosId.isEmpty() && !rosId.equals(other.rosId);
        return account.naturalKey().equals(other.account.naturalKey()) && !isAnotherId;
    }
}
