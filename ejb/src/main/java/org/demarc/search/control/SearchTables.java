package org.demarc.search.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.device.entity.CustomParameters;
import org.demarc.device.entity.SwitchedOff;
import org.demarc.routeros.control.AddressLookup;
import org.jspecify.annotations.Nullable;

/**
 * Which tables of a device are asked for an address, and what of them custom parameters switch off (devices.md 2.4).
 *
 * @param asked keys of readings
 * @param off why one of the others is not asked, null when all are
 */
public record SearchTables(List<String> asked, @Nullable SwitchedOff off) {

    public SearchTables {
        asked = List.copyOf(asked);
    }

    /** Of a device that is asked by SNMP: the forwarding table for a MAC, the ARP table for an IP address. */
    public static SearchTables bySnmp(Sought sought, DeviceProfile family, CustomParameters parameters) {
        return of(
                List.of((sought.isMac() ? Reading.FDB : Reading.ARP).key()),
                reading -> ReadingModules.whyDisabled(reading, family, parameters));
    }

    /** Of a device that is asked by RouterOS' API. */
    public static SearchTables byApi(Sought sought, CustomParameters parameters) {
        return of(AddressLookup.tables(sought.isMac()), reading -> ReadingModules.whyDisabled(reading, parameters));
    }

    private static SearchTables of(List<String> tables, Function<Reading, Optional<SwitchedOff>> whyOff) {
        List<String> asked = new ArrayList<>();
        SwitchedOff off = null;
        for (String table : tables) {
            Optional<SwitchedOff> why = Reading.withKey(table).flatMap(whyOff);
            if (why.isEmpty()) {
                asked.add(table);
            } else if (off == null) {
                off = why.get();
            }
        }
        return new SearchTables(asked, off);
    }

    /** One sentence for programs; empty when everything is asked. */
    public String problem() {
        return off == null ? "" : off.text();
    }
}
