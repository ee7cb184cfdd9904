package org.demarc.provisioning.entity;

/**
 * An account among many.
 *
 * @param heldAddress the address that the address book has for it, empty for none
 * @param manual whether it has that address for as long as its billing names it, and no longer
 * @param busy whether work for it waits or is under way
 */
public record FleetAccount(Account account, String heldAddress, boolean manual, boolean busy) {

    /** With an address that stays the service's whatever the billing names. */
    public FleetAccount(Account account, String heldAddress, boolean busy) {
        this(account, heldAddress, false, busy);
    }

    /** The address that the service goes on with where its billing names none; empty where one is drawn then. */
    public String lastingAddress() {
        if (manual) {
            return "";
        }
        return heldAddress.isEmpty() ? account.address() : heldAddress;
    }
}
