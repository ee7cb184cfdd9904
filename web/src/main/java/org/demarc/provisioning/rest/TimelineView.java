package org.demarc.provisioning.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.demarc.Phrase;
import org.demarc.provisioning.entity.TimelineEntry;

/**
 * Something that happened to a service.
 *
 * @param text one sentence, in English
 * @param key of the same sentence in other languages, empty for words of others (a router's, an operator's)
 * @param values what fills the sentence's gaps
 * @param detail of a COMMAND: router, words with the password masked, duration in ms, reply, message
 */
public record TimelineView(
        Instant at,
        String kind,
        String text,
        String key,
        List<String> values,
        String correlation,
        @JsonRawValue String detail) {

    static TimelineView of(TimelineEntry entry) {
        Phrase said = entry.said();
        return new TimelineView(
                entry.at(),
                entry.kind().name(),
                said.text(),
                said.key(),
                said.values(),
                entry.correlation(),
                entry.detail());
    }
}
