package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/** As much of a known interface as decoding other readings needs; the names are those of {@link InterfaceRow}. */
public record InterfaceRef(
        String bindKey,
        @Nullable String parentKey,
        @Nullable Long ifIndex,
        String name,
        String type,
        @Nullable String technology,
        @Nullable Integer frame,
        @Nullable Integer slot,
        @Nullable Integer port,
        @Nullable Integer onu) {

    static InterfaceRef of(InterfaceRow row) {
        return new InterfaceRef(
                row.bindKey(),
                row.parentKey(),
                row.ifIndex(),
                row.name(),
                row.type(),
                row.technology(),
                row.frame(),
                row.slot(),
                row.port(),
                row.onu());
    }

    boolean isOnu() {
        return type.equals(InterfaceRow.ONU_TYPE);
    }
}
