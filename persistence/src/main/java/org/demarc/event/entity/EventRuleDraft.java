package org.demarc.event.entity;

import org.jspecify.annotations.Nullable;

/** What a person says of a rule; the fields are those of {@link EventRule}. */
public record EventRuleDraft(
        String name,
        Watch watch,
        String measure,
        Comparison comparison,
        @Nullable Double threshold,
        @Nullable Double clearAt,
        String word,
        int least,
        int forSeconds,
        int clearSeconds,
        Severity severity,
        boolean enabled,
        EventRule.Scope scope) {}
