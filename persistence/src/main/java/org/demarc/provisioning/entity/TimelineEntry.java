package org.demarc.provisioning.entity;

import java.time.Instant;

/**
 * Something that happened to a service.
 *
 * @param text one sentence, without secrets
 * @param correlation ties together everything that one cause led to
 * @param detail JSON object, without secrets
 */
public record TimelineEntry(Instant at, TimelineKind kind, String text, String correlation, String detail) {}
