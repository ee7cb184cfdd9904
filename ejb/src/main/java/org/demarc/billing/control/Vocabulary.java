package org.demarc.billing.control;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The billing's small lists, by id. A null list could not be had: values of that kind are left alone.
 *
 * @param states state id to its token ({@code work, nomoney, pause, disable, new, stop})
 * @param groups group names
 * @param tags tag names
 * @param services service names
 * @param fields names of additional fields
 */
public record Vocabulary(
        @Nullable Map<String, String> states,
        @Nullable Map<String, String> groups,
        @Nullable Map<String, String> tags,
        @Nullable Map<String, String> services,
        @Nullable Map<String, String> fields) {}
