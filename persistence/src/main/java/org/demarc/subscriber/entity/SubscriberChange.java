package org.demarc.subscriber.entity;

/**
 * A subscriber that an import has found different from what is known.
 *
 * @param externalId id at the source
 * @param before what was known; {@link SubscriberFacts#UNKNOWN} for a new one
 * @param after what is true now
 * @param recordHash digest of the source's record, by which the next run sees that nothing changed
 */
public record SubscriberChange(String externalId, SubscriberFacts before, SubscriberFacts after, String recordHash) {

    public boolean isNew() {
        return before.equals(SubscriberFacts.UNKNOWN);
    }
}
