package org.demarc.device.control;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.demarc.onu.entity.OnuIdent;
import org.jspecify.annotations.Nullable;

/** Decoded values of one row, by the column's place in the catalogue. */
final class Cells {

    private final ColumnCatalogue reading;
    private final @Nullable Object[] values;

    Cells(ColumnCatalogue reading) {
        this.reading = reading;
        this.values = new Object[reading.columns().size()];
    }

    /** The first value that comes stays. */
    void put(int slot, @Nullable Object value) {
        if (values[slot] == null) {
            values[slot] = value;
        }
    }

    /** This, with values of the other where it has none. */
    Cells filledFrom(Cells other) {
        for (int slot = 0; slot < values.length; slot++) {
            put(slot, other.values[slot]);
        }
        return this;
    }

    private @Nullable Object value(String column) {
        return values[reading.slot(column)];
    }

    /** Empty for no value. */
    String text(String column) {
        Object value = value(column);
        return value == null ? "" : value.toString();
    }

    @Nullable
    Long number(String column) {
        return value(column) instanceof Number number ? (Long) number.longValue() : null;
    }

    @Nullable
    Integer integer(String column) {
        return value(column) instanceof Number number ? (Integer) number.intValue() : null;
    }

    @Nullable
    Double decimal(String column) {
        return value(column) instanceof Number number ? (Double) number.doubleValue() : null;
    }

    @Nullable
    OnuIdent ident(String column) {
        return value(column) instanceof OnuIdent ident ? ident : null;
    }

    @Nullable
    String mac(String column) {
        OnuIdent ident = ident(column);
        return ident == null ? null : ident.value();
    }

    /** Empty for no value. */
    List<String> texts(String column) {
        return value(column) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Empty for no value. */
    Set<?> ports(String column) {
        return value(column) instanceof Set<?> ports ? ports : Set.of();
    }

    @Nullable
    Instant instant(String column) {
        return value(column) instanceof Instant instant ? instant : null;
    }
}
