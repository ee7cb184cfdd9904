package org.demarc.wildcore.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** A success (wildcore-mikbill.md 5); never with a key {@code error}, which the common client takes for a failure. */
public record Envelope(
        @JsonProperty("statusCode") int statusCode,
        @Nullable Object meta,
        Object data) {

    /** Place of a page in its list. */
    public record PageMeta(long total, int limit, long offset) {}

    public static Envelope of(Object data) {
        return new Envelope(200, null, data);
    }

    public static Envelope of(Object data, @Nullable Object meta) {
        return new Envelope(200, meta, data);
    }
}
