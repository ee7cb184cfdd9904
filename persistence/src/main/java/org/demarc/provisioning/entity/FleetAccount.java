package org.demarc.provisioning.entity;

/**
 * An account among many.
 *
 * @param heldAddress the address that the address book has for it, empty for none
 * @param busy whether work for it waits or is under way
 */
public record FleetAccount(Account account, String heldAddress, boolean busy) {}
