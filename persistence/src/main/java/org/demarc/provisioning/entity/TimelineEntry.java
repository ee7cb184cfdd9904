package org.demarc.provisioning.entity;

import java.time.Instant;
import org.demarc.Phrase;

/**
 * Something that happened to a service.
 *
 * @param said one sentence, without secrets
 * @param correlation ties together everything that one cause led to
 * @param detail JSON object, without secrets
 */
public record TimelineEntry(Instant at, TimelineKind kind, Phrase said, String correlation, String detail) {}
