package org.demarc.notification.entity;

import org.demarc.event.entity.EventRow;
import org.jspecify.annotations.Nullable;

/**
 * A message whose time has come.
 *
 * @param event null when it is no longer there
 * @param seen the user may see the event's device at present
 * @param opening where the message stands that told the same contact of the event's beginning; null: there is none
 */
public record Due(
        Delivery delivery,
        @Nullable EventRow event,
        boolean seen,
        @Nullable DeliveryState opening) {}
