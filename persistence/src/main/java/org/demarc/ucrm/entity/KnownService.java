package org.demarc.ucrm.entity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a CRM last said about one of its services.
 *
 * @param id row
 * @param service the CRM's id
 * @param status the CRM's number, null before it was known
 * @param snapshot JSON of the CRM's object, null before it was known
 * @param snapshotEvent the event that the snapshot belongs to
 * @param gone whether the CRM does not know it any more
 * @param predecessor the service it follows, empty for none
 * @param successor the service that follows it, empty for none
 * @param awaited how long its successor has been awaited, by the database's clock; null when it is not
 * @param cause why it is looked at again without an event, empty when it is not
 */
public record KnownService(
        long id,
        long sourceId,
        String service,
        String clientId,
        @Nullable Integer status,
        @Nullable String snapshot,
        long snapshotEvent,
        boolean gone,
        String predecessor,
        String successor,
        @Nullable Duration awaited,
        boolean due,
        String cause,
        int attempts) {}
