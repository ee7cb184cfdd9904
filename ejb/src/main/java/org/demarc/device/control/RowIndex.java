package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/**
 * What a row key of a device's table says, taken apart by an {@link IndexDecoder}. Parts that the key does not tell are null.
 *
 * @param ifIndex row of the IF-MIB, or a bridge port where the table is about ports
 * @param place frame, slot and port
 * @param onu number of the ONU on its PON port
 * @param vlan VLAN number, or the number of the forwarding database
 * @param mac {@code AA:BB:CC:DD:EE:FF}
 */
record RowIndex(
        @Nullable Long ifIndex,
        @Nullable Place place,
        @Nullable Integer onu,
        @Nullable Integer vlan,
        @Nullable String mac) {

    /** Where a port sits; a shelf counts as a frame. */
    record Place(int frame, int slot, int port) {}

    static RowIndex ofInterface(long ifIndex) {
        return new RowIndex(ifIndex, null, null, null, null);
    }

    static RowIndex ofOnu(long ifIndex, long onu) {
        return new RowIndex(ifIndex, null, (int) onu, null, null);
    }

    static RowIndex ofOnu(Place place, long onu) {
        return new RowIndex(null, place, (int) onu, null, null);
    }

    RowIndex withOnu(int number) {
        return new RowIndex(ifIndex, place, number, vlan, mac);
    }

    static RowIndex ofMac(@Nullable Integer vlan, String mac) {
        return new RowIndex(null, null, null, vlan, mac);
    }
}
