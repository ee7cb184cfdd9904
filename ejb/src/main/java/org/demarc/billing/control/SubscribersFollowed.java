package org.demarc.billing.control;

/** A billing's list has been read and written down: whoever leans on what subscribers' billings say may look again. */
public record SubscribersFollowed(long sourceId) {}
