package org.demarc.provisioning.entity;

/** How a subscriber of a billing is found for a service. */
public enum SubscriberLink {
    /** The service's id is the subscriber's id at the billing. */
    EXTERNAL_ID("s.external_id = a.service"),
    /** The service's id is the subscriber's login. */
    LOGIN("s.login <> '' AND lower(s.login) = lower(a.service)"),
    /** The service's id is the number of the subscriber's contract. */
    CONTRACT("EXISTS (SELECT 1 FROM contract c WHERE c.subscriber_id = s.id AND c.number = a.service)"),
    /** The account's user name on the router is the subscriber's login. */
    USERNAME("s.login <> '' AND lower(s.login) = lower(a.natural_key)"),
    /** The service's client is the subscriber: his id at the source of the services is that at the billing. */
    CLIENT("s.external_id = a.client_id");

    private final String condition;

    SubscriberLink(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
