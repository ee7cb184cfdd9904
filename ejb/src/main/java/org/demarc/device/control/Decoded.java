package org.demarc.device.control;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a device's answers mean.
 *
 * @param system null when it was not asked
 * @param more rows of readings that are alike, by reading
 * @param portVlans VLANs of ports by their bind keys, where {@link Reading#VLAN_LIST} tells who is in them; empty lists for ports in none
 * @param complete readings whose tables were read to the end: only there a missing row means that the device has none
 * @param strangers rows whose index belongs to no known interface and that were left out
 */
public record Decoded(
        @Nullable SystemRow system,
        List<InterfaceRow> interfaces,
        List<InterfaceStatusRow> statuses,
        List<CounterRow> counters,
        List<FdbRow> fdb,
        List<OnuRow> onus,
        List<OnuStateRow> onuStates,
        List<OnuSignalRow> onuSignals,
        Map<Reading, List<LookedRow>> more,
        Map<String, List<VlanRow>> portVlans,
        Set<Reading> complete,
        int strangers) {}
