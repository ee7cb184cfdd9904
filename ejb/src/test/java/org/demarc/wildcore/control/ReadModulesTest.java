package org.demarc.wildcore.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.demarc.ProblemException;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.device.control.Reading;
import org.demarc.device.control.ReadingModules;
import org.demarc.live.control.ReadingCall;
import org.demarc.wildcore.entity.StoredLine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Modules of devices.md chapter 3 in the words of our readings, and back in rows of chapter 4. */
class ReadModulesTest {

    private static final LocalText TEXT = new LocalText(Example.ZONE, Example.NOW);
    private static final StoredLine ONU = Example.onu();
    private static final String NAME = ONU.place().name();

    private static ModuleRequest request(String module, Map<String, Object> arguments) {
        return ModuleRequest.of(ReadModules.named(module).orElseThrow(), arguments);
    }

    private static JsonNode shown(ModuleRequest request, ReadingCall.Row... rows) {
        var shape = new ModuleRows(request, Example.olt("Up"), List.of("system"), TEXT);
        return WildcoreJson.MAPPER.valueToTree(shape.shown(List.of(rows), List.of(ONU)));
    }

    private static void refused(String module, Map<String, Object> arguments, String why) {
        assertThatThrownBy(() -> request(module, arguments))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.type()).isEqualTo(WildcoreProblem.INVALID))
                .hasMessageContaining(why);
    }

    @Test
    @DisplayName("DEV-8 every module is one of chapter 3, and what it is made of is in the catalogue of readings")
    void everyModuleIsKnown() {
        assertThat(ReadModules.all()).extracting(ReadModule::name).doesNotHaveDuplicates();
        for (ReadModule module : ReadModules.all()) {
            assertThat(ReadingModules.known()).contains(module.name());
            if (module.source() == ReadModule.Source.BY_COLUMN) {
                assertThat(module.reading().columns())
                        .as(module.name())
                        .contains(module.asked(Set.of()).split(",", -1));
            }
        }
    }

    @Test
    @DisplayName("DEV-8 load_only limits what the device is asked; what is not asked is null")
    void onlyTheNamedCellsAreAsked() {
        ModuleRequest request = request("pon_onts_optical", Map.of("load_only", "rx, distance", "interface", NAME));

        JsonNode row = shown(request, new ReadingCall.Row(NAME, Map.of("rxDbm", -21.005, "distanceM", 431)))
                .path(0);

        assertThat(request.named()).isEqualTo(NAME);
        assertThat(request.module().asked(request.wanted())).isEqualTo("rxDbm,distanceM");
        assertThat(row.path("rx").decimalValue()).isEqualByComparingTo("-21.01");
        assertThat(row.path("distance").asInt()).isEqualTo(431);
        assertThat(row.path("tx").isNull()).isTrue();
        assertThat(row.has("voltage")).isTrue();
        assertThat(row.path("voltage").isNull()).isTrue();
    }

    @Test
    @DisplayName("DEV-8 without load_only a module asks for its own columns and for no others of the reading")
    void aModuleAsksForItsOwnColumns() {
        assertThat(request("sys_temp", Map.of()).module().asked(Set.of()).split(",", -1))
                .containsExactlyInAnyOrder("temperatureC", "boardTemperatureC", "name");
        assertThat(request("pon_onts_status", Map.of()).module().asked(Set.of("status")))
                .isEqualTo("status");
    }

    @Test
    @DisplayName("DEV-7 DEV-8 a row says its interface with all the names of its number")
    void aRowSaysItsInterface() {
        JsonNode place = shown(
                        request("pon_onts_status", Map.of()),
                        new ReadingCall.Row(NAME, Map.of("status", "Offline", "downReason", "LOS")))
                .path(0);

        assertThat(place.at("/interface/name").asText()).isEqualTo(NAME);
        assertThat(place.at("/interface/_key").asText()).isEqualTo(ONU.place().bindKey());
        assertThat(place.at("/interface/_onu")).isEqualTo(place.at("/interface/onuNum"));
        assertThat(place.path("status").asText()).isEqualTo("Offline");
        assertThat(place.path("bind_status").asText()).isEqualTo("LOS");
        assertThat(place.path("conf_status").isNull()).isTrue();
    }

    @Test
    @DisplayName("DEV-11 an argument that is not acceptable is named before anything is sent")
    void badArgumentsAreNamed() {
        refused("pon_onts_optical", Map.of("load_only", "rx,colour"), "invalid argument load_only: colour");
        refused("fdb", Map.of("vlan_id", "12345"), "invalid argument vlan_id");
        refused("fdb", Map.of("mac", "nonsense"), "invalid argument mac");
        refused("unregistered_onts", Map.of("type", "xpon"), "invalid argument type");
        refused("link_info", Map.of("mac", "020000000001"), "invalid argument mac: link_info does not know it");
    }

    @Test
    @DisplayName("DEV-7 MACs are those of the VLAN that is asked for, however the MAC is written")
    void macsAreFiltered() {
        var one = new ReadingCall.Row(NAME, Map.of("mac", "02:00:00:00:00:01", "vlan", 101, "status", "LEARNED"));
        var two = new ReadingCall.Row(NAME, Map.of("mac", "02:00:00:00:00:02", "vlan", 102, "status", "LEARNED"));

        assertThat(shown(request("fdb", Map.of("vlan_id", "0102")), one, two))
                .singleElement()
                .satisfies(row -> assertThat(row.path("mac_address").asText()).isEqualTo("02:00:00:00:00:02"));
        assertThat(shown(request("fdb", Map.of("mac", "0200-0000-0001")), one, two))
                .hasSize(1);
    }

    @Test
    @DisplayName("DEV-6 serial numbers are told in every writing, and shown as the caller wants them")
    void serialsAreTold() {
        JsonNode row = shown(
                        request("pon_onts_serial", Map.of("sn_as_ascii", "no")),
                        new ReadingCall.Row(NAME, Map.of("serial", "HWTCABCD0001")),
                        new ReadingCall.Row(NAME, Map.of("mac", "02:00:00:00:00:01")))
                .path(0);

        assertThat(row.path("serial").asText()).isEqualTo("48575443ABCD0001");
        assertThat(row.path("_serial_ascii").asText()).isEqualTo("HWTCABCD0001");
        assertThat(row.path("_vendor_prefix").asText()).isEqualTo("HWTC");
    }

    @Test
    @DisplayName("DEV-6 the downs of an ONU stand together; what a device says of itself is one object")
    void shapesOfChapterFour() {
        JsonNode history = shown(
                request("pon_onts_down_history", Map.of()),
                new ReadingCall.Row(NAME, Map.of("registeredAt", "2026-11-01T11:00:00Z", "downReason", "LOS")),
                new ReadingCall.Row(NAME, Map.of("registeredAt", "2026-10-31T11:00:00Z")));
        JsonNode system =
                shown(request("system", Map.of()), new ReadingCall.Row("", Map.of("descr", "x", "uptimeTicks", 6100L)));

        assertThat(history).hasSize(1);
        assertThat(history.at("/0/logs/0/reg_time").asText()).isEqualTo("2026-11-01 11:00:00");
        assertThat(history.at("/0/logs/0/reg_since").asText()).isEqualTo("0d 1h 0min 0sec");
        assertThat(history.at("/0/logs")).hasSize(2);
        assertThat(system.path("uptime_sec").asText()).isEqualTo("61");
        assertThat(system.path("uptime_sec").isTextual()).isTrue();
        assertThat(system.at("/meta/key").asText()).isEqualTo("huawei_ma5608t");
    }

    @Test
    @DisplayName("DEV-8 what is remembered has the same rows")
    void whatIsRememberedHasTheSameRows() {
        var rows = StoredRows.of(Reading.ONU_SIGNAL, ONU, null).toArray(ReadingCall.Row[]::new);

        JsonNode row = shown(request("pon_onts_optical", Map.of("load_only", "tx")), rows)
                .path(0);

        assertThat(row.path("rx").isNull()).isTrue();
        assertThat(row.path("tx").isNumber()).isTrue();
        assertThat(StoredRows.of(Reading.INTERFACE_STATUS, ONU, null)).isEmpty();
        assertThat(StoredRows.of(Reading.INTERFACES, ONU, null))
                .as("also without a description")
                .hasSize(1);
    }

    @Test
    @DisplayName("DEV-8 the temperature of a device is that of the first place that tells one")
    void aTemperatureIsOfWhoTellsOne() {
        JsonNode told = shown(
                request("sys_temp", Map.of()),
                new ReadingCall.Row("fan", Map.of("name", "fan")),
                new ReadingCall.Row("board", Map.of("name", "board", "temperatureC", 41.0)));

        assertThat(told.path("main").asDouble()).isEqualTo(41);
        assertThat(told.path("main_from").asText()).isEqualTo("board");
    }

    @Test
    @DisplayName("DEV-8 a family names the modules that it serves")
    void aFamilyNamesItsModules() {
        List<String> names = ReadModules.namesFor(ProfileCatalog.bundled().profile("huawei-smartax"));

        assertThat(names)
                .contains("supported_modules", "pon_onts_optical", "pon_onts_serial", "ctrl_ont_reboot")
                .doesNotContain("cable_diag")
                .isSorted();
    }
}
