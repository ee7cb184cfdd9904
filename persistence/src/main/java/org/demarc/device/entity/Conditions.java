package org.demarc.device.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions of a list that are joined by "and", with their parameters. */
public final class Conditions {

    private final StringBuilder text = new StringBuilder("true");
    private final List<@Nullable Object> parameters = new ArrayList<>();

    /** Adds a condition with its parameters. */
    public Conditions and(String condition, Object... values) {
        text.append(" and ").append(condition);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** Adds a condition with one parameter unless the value is null. */
    public Conditions andIf(@Nullable Object value, String condition) {
        return value == null ? this : and(condition, value);
    }

    public String sql() {
        return text.toString();
    }

    /** The parameters, followed by more. */
    public @Nullable Object[] parameters(Object... more) {
        List<@Nullable Object> all = new ArrayList<>(parameters);
        all.addAll(Arrays.asList(more));
        return all.toArray();
    }
}
