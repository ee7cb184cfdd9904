package org.demarc.billing.control;

/** A way to read a kind of billing. Partners implement it. */
public interface BillingClient {

    /** The kind of source that it reads, as stored with the source. */
    String kind();

    /** A new feed; nothing is fetched yet. */
    BillingFeed open(BillingAccess access, Findings findings);
}
