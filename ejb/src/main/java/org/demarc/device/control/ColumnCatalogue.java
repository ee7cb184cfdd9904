package org.demarc.device.control;

import java.util.List;

/** One of the closed lists of column names that profiles may fill. */
interface ColumnCatalogue {

    /** The name in profiles. */
    String key();

    /** Every column that a profile may fill, in catalogue order. */
    List<String> columns();

    /**
     * Place of a column in {@link #columns()}.
     *
     * @throws IllegalArgumentException when there is no such column
     */
    default int slot(String column) {
        int slot = columns().indexOf(column);
        if (slot < 0) {
            throw new IllegalArgumentException(key() + " has no column " + column);
        }
        return slot;
    }
}
