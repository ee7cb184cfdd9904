package org.demarc.provisioning.entity;

/**
 * The pool that an address lies in.
 *
 * @param isPpp whether it is for everybody's PPPoE accounts
 * @param routerId whose leases it is for otherwise, 0 for none
 */
public record PoolPlace(String pool, boolean isPpp, long routerId) {}
