package org.demarc.onu.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.subscriber.entity.Subscribers;

/** Says whose line an ONU or a port is. */
@Stateless
@Requires(Permission.SUBSCRIBERS_VIEW)
public class LineOwner {

    @Inject
    LineBook lines;

    @Inject
    Subscribers subscribers;

    /** The subscriber bound to the interface. */
    public Optional<SubscriberView> of(long interfaceId) {
        return lines.subscriberAt(interfaceId).flatMap(subscribers::byId);
    }
}
