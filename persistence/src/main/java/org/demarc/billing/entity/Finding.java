package org.demarc.billing.entity;

/**
 * A row that a run refused, or that somebody should look at.
 *
 * @param position order in which it was found, from 1
 * @param refused left out; else only a warning
 * @param place list and id, for instance {@code get_user_list/ivan}
 * @param reason why, in one sentence
 */
public record Finding(long position, boolean refused, String place, String reason) {}
