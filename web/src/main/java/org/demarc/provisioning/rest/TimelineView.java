package org.demarc.provisioning.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.demarc.provisioning.entity.TimelineEntry;

/**
 * Something that happened to a service.
 *
 * @param detail of a COMMAND: router, words with the password masked, duration in ms, reply, message
 */
public record TimelineView(
        Instant at,
        String kind,
        String text,
        String correlation,
        @JsonRawValue String detail) {

    static TimelineView of(TimelineEntry entry) {
        return new TimelineView(entry.at(), entry.kind().name(), entry.text(), entry.correlation(), entry.detail());
    }
}
