package org.demarc.subscriber.entity;

import java.util.List;

/**
 * Everything an import may write about one subscriber. Two equal facts need no write.
 *
 * @param person who he is
 * @param funds his money
 * @param terms on which terms he is served
 * @param activity when he came and was last seen
 * @param place where he lives
 * @param addresses under which addresses he is seen, in no particular order
 * @param hints where the billing says that his wire ends, in no particular order
 * @param labels groups, tags, services, additional fields
 * @param standing whether the billing still lists him
 */
public record SubscriberFacts(
        Person person,
        Funds funds,
        Terms terms,
        Activity activity,
        Place place,
        List<LineAddress> addresses,
        List<LineHint> hints,
        Labels labels,
        Standing standing) {

    /** What is known of somebody who has just been heard of for the first time. */
    public static final SubscriberFacts UNKNOWN = new SubscriberFacts(
            Person.NOBODY,
            Funds.ZERO,
            Terms.NONE,
            Activity.NEVER,
            Place.NOWHERE,
            List.of(),
            List.of(),
            Labels.NONE,
            Standing.NEW);

    public SubscriberFacts {
        addresses = addresses.stream()
                .sorted(java.util.Comparator.comparing(LineAddress::ip).thenComparing(LineAddress::mac))
                .toList();
        hints = hints.stream()
                .distinct()
                .sorted(java.util.Comparator.comparing(LineHint::toString))
                .toList();
    }

    /**
     * How the subscriber stands with his billing.
     *
     * @param inBilling the last complete list names him
     * @param former he is a former customer
     * @param stub only his id is known yet
     * @param parent external id of the account above his, empty for none
     */
    public record Standing(boolean inBilling, boolean former, boolean stub, String parent) {

        public static final Standing NEW = new Standing(false, false, false, "");
    }
}
