package org.demarc.component.entity;

import java.time.Instant;
import org.demarc.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * One part of Demarc, or something that it works with.
 *
 * @param name of the node whose part it is, or of the source or channel
 * @param at when it was so: of a node that is gone its last sign of life, of a billing the end of its last import
 */
public record SystemComponent(
        ComponentKind kind,
        String name,
        ComponentState state,
        @Nullable Instant at,
        Phrase said) {}
