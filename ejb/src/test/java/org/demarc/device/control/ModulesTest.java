package org.demarc.device.control;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What devices/models.md lists for each model, against what its profile serves. */
class ModulesTest {

    private static final ProfileCatalog CATALOG = ProfileCatalog.bundled();

    private static final Map<String, Reading> READING_BY_MODULE = Map.ofEntries(
            entry("system", Reading.SYSTEM),
            entry("interfaces_list", Reading.INTERFACES),
            entry("interface_descriptions", Reading.INTERFACES),
            entry("link_info", Reading.INTERFACE_STATUS),
            entry("interface_counters", Reading.INTERFACE_COUNTERS),
            entry("errors", Reading.INTERFACE_COUNTERS),
            entry("rmon", Reading.PACKET_ERRORS),
            entry("fdb", Reading.FDB),
            entry("vlans", Reading.VLAN_LIST),
            entry("pvid", Reading.PVID),
            entry("lldp_info", Reading.NEIGHBOURS),
            entry("arps", Reading.ARP),
            entry("bgp_peers", Reading.BGP_PEERS),
            entry("snooping_info", Reading.SNOOPING),
            entry("sys_resources", Reading.RESOURCES),
            entry("sys_temp", Reading.RESOURCES),
            entry("sfp_diag", Reading.PORT_SIGNAL),
            entry("sfp_optical", Reading.PORT_SIGNAL),
            entry("sfp_media", Reading.TRANSCEIVERS),
            entry("pon_ports_optical", Reading.PORT_SIGNAL),
            entry("card_list", Reading.CARDS),
            entry("card_status", Reading.CARDS),
            entry("pon_onts_serial", Reading.ONU_LIST),
            entry("pon_onts_mac_addr", Reading.ONU_LIST),
            entry("pon_onts_vendor", Reading.ONU_LIST),
            entry("pon_onts_status", Reading.ONU_STATE),
            entry("pon_onts_reasons", Reading.ONU_STATE),
            entry("pon_onts_optical", Reading.ONU_SIGNAL),
            entry("pon_onts_configuration", Reading.ONU_CONFIGURATION),
            entry("pon_onts_down_history", Reading.ONU_HISTORY),
            entry("unregistered_onts", Reading.ONU_UNREGISTERED));

    private static final Map<String, Detail> DETAIL_BY_MODULE = Map.of(
            "uni_interfaces_status", Detail.UNI, "uni_interfaces_vlans", Detail.UNI, "vlans_by_port", Detail.VLANS);

    private static final String NO_OBJECT = "neither devices.md nor oids.md tells an object or a command for it";
    private static final String NO_VALUE = "the object is told, the value that must be set is not";
    private static final String NO_UNITS = "the objects are told, the index or the units of their values are not";
    private static final String UNI_OF_FIRMWARE_3 =
            "how the index of this firmware goes on with a LAN port is not told";
    private static final String CHOSEN_BY_SET = "the LAN port must be chosen by a SET before it can be read";

    /** Profile and module, and why it is not served. */
    private static final Map<String, String> EXCEPTIONS = Map.ofEntries(
            entry("alcatel-switches clear_iface_counters", NO_OBJECT),
            entry("alcatel-switches snooping_info", NO_OBJECT),
            entry("arista-eos sfp_diag", NO_OBJECT),
            entry("arista-eos sfp_media", NO_OBJECT),
            entry("arista-eos sfp_optical", NO_OBJECT),
            entry("bdcom-gp3600 snooping_info", NO_OBJECT),
            entry("bdcom-p3310 snooping_info", NO_OBJECT),
            entry("cdata-fd11xx ctrl_ont_reset", NO_VALUE),
            entry("cdata-fd11xx snooping_info", NO_OBJECT),
            entry("cdata-fd12xx ctrl_ont_clear_counters", NO_VALUE),
            entry("cdata-fd12xx snooping_info", NO_OBJECT),
            entry("cdata-fd16xx sfp_media", NO_OBJECT),
            entry("cdata-fd16xx-fw3 ctrl_ont_uni_admin_state", UNI_OF_FIRMWARE_3),
            entry("cdata-fd16xx-fw3 sfp_media", NO_OBJECT),
            entry("cdata-fd16xx-fw3 uni_interfaces_status", UNI_OF_FIRMWARE_3),
            entry("edgecore-switches clear_counters", NO_OBJECT),
            entry("edgecore-switches sys_temp", NO_OBJECT),
            entry("eltex-mes clear_iface_counters", NO_OBJECT),
            entry("juniper-junos sfp_media", NO_UNITS),
            entry("raisecom-switches clear_iface_counters", NO_OBJECT),
            entry("vsol-v1600d uni_interfaces_status", CHOSEN_BY_SET),
            entry("vsol-v1600g reboot", NO_OBJECT),
            entry("vsol-v1600g save_config", NO_OBJECT),
            entry("zte-c300 pon_onts_configuration", NO_OBJECT),
            entry("zte-c300 pon_onts_down_history", NO_OBJECT),
            entry("zte-c600 pon_onts_configuration", NO_OBJECT),
            entry("zte-c600 pon_onts_down_history", NO_OBJECT),
            entry("zte-c600 snooping_info", NO_OBJECT));

    private static List<String[]> models() throws IOException {
        try (var in = ModulesTest.class.getResourceAsStream("/device-profiles/modules.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split(",", 2))
                    .toList();
        }
    }

    private static boolean serves(DeviceProfile profile, String module) {
        Reading reading = READING_BY_MODULE.get(module);
        Detail detail = DETAIL_BY_MODULE.get(module);
        List<ActionKind> kinds = Arrays.stream(ActionKind.values())
                .filter(kind -> kind.module().equals(module))
                .toList();
        return (reading == null || profile.readable().contains(reading))
                && (detail == null || profile.offeredDetails("").contains(detail))
                && (kinds.isEmpty() || kinds.stream().allMatch(profile.actions()::containsKey));
    }

    @Test
    @DisplayName(
            "DEV-6 DEV-17 each model's profile serves the modules that the table lists for it, or it is written down why not")
    void everyModuleOfEveryModelIsServed() throws IOException {
        Set<String> missing = new TreeSet<>();
        List<String[]> models = models();
        for (String[] model : models) {
            DeviceProfile profile = CATALOG.profile("", model[0]);
            assertThat(profile.key()).as(model[0]).isNotEqualTo(DeviceProfile.GENERIC);
            for (String module : model[1].split(" ", -1)) {
                if (!serves(profile, module)) {
                    missing.add(profile.key() + " " + module);
                }
            }
        }

        assertThat(models).hasSize(122);
        assertThat(missing).isEqualTo(new TreeSet<>(EXCEPTIONS.keySet()));
    }
}
