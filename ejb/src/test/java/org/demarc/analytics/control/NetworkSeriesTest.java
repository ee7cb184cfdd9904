package org.demarc.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.demarc.analytics.entity.NetworkFigures.BgpFigures;
import org.demarc.analytics.entity.NetworkFigures.CardFigures;
import org.demarc.analytics.entity.NetworkFigures.DeviceFigures;
import org.demarc.analytics.entity.NetworkFigures.DuplicateFigures;
import org.demarc.analytics.entity.NetworkFigures.OnuFigures;
import org.demarc.analytics.entity.NetworkFigures.Place;
import org.demarc.analytics.entity.NetworkFigures.PortFigures;
import org.demarc.analytics.entity.NetworkFigures.SensorFigures;
import org.demarc.analytics.entity.NetworkFigures.WaitingFigures;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NetworkSeriesTest {

    private static final String LABELS =
            "{device_ip=\"192.0.2.1\",device_name=\"olt \\\"1\\\"\",interface=\"gpon 0/1\",interface_id=\"7\"} ";
    private static final Place PLACE = new Place("192.0.2.1", "olt \"1\"", "gpon 0/1", 7);

    @Test
    void aPortIsShownByTheNamesThatDashboardsKnow() throws IOException {
        String text = text(new NetworkSeries(9).ports(List.of(new PortFigures(PLACE, 1e12, 5.0, 2e8, 7e8, 1000L))));

        assertThat(text)
                .contains("\niface_stat_in_octets" + LABELS + "1.0E12\n")
                .contains("\niface_stat_out_octets" + LABELS + "5.0\n")
                .contains("\ndevice_interface_speed" + LABELS + "1000.0\n")
                .contains("\nlink_utilization_prc" + LABELS + "70.0\n");
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws IOException {
        String text = text(new NetworkSeries(9)
                .devices(List.of(new DeviceFigures(1, "192.0.2.1", "olt", null, null, null)))
                .ports(List.of(new PortFigures(PLACE, 1.0, null, 2e8, null, null)))
                .onus(List.of(new OnuFigures(PLACE, "Unknown", null))));

        assertThat(text)
                .contains("iface_stat_in_octets")
                .doesNotContain(
                        "iface_stat_out_octets",
                        "device_interface_speed",
                        "link_utilization_prc",
                        "ont_status",
                        "demarc_device",
                        "demarc_onu");
    }

    @Test
    void theStatesOfAnOnuAreNumbers() throws IOException {
        assertThat(stateOf("LOS")).isEqualTo("-2.0");
        assertThat(stateOf("PowerOff")).isEqualTo("-1.0");
        assertThat(stateOf("Offline")).isEqualTo("0.0");
        assertThat(stateOf("Online")).isEqualTo("1.0");
    }

    @Test
    void whatIsLeftOutIsTold() throws IOException {
        OnuFigures onu = new OnuFigures(PLACE, "Online", -19.5);
        OnuFigures beyond = new OnuFigures(new Place("192.0.2.1", "olt", "beyond", 8), "Online", null);

        String text = text(new NetworkSeries(1).devices(List.of()).onus(List.of(onu, beyond)));

        assertThat(text)
                .contains("demarc_onu_rx_dbm" + LABELS + "-19.5\n")
                .contains("demarc_network_series_cut{of=\"onus\"} 1.0\n")
                .contains("demarc_network_series_cut{of=\"devices\"} 0.0\n")
                .doesNotContain("beyond");
    }

    @Test
    void everyNameThatDashboardsKnowIsWritten() throws IOException {
        String text = text(new NetworkSeries(9)
                .ports(List.of(new PortFigures(PLACE, 1.0, 2.0, 2e8, 7e8, 1000L)))
                .duplicateIdents(List.of(new DuplicateFigures(PLACE, "HWTC00000001", 3)), 2)
                .duplicateMacs(List.of(new DuplicateFigures(PLACE, "02:00:00:00:00:01", 2)), 1)
                .cards(List.of(
                        new CardFigures(new Place("192.0.2.1", "olt", "0.1", 0), "fault", "enable", 7.0, 55.0, 44.0)))
                .waiting(List.of(new WaitingFigures(PLACE, 4)))
                .sensors(List.of(new SensorFigures(PLACE, "temperatureC", 31.5))));

        String names = """
                iface_stat_in_octets, iface_stat_out_octets, device_interface_speed, link_utilization_prc, analytics_duplicated_ont_ident,
                analytics_duplicated_ont_ident_ifaces, analytics_duplicated_mac_addresses, analytics_duplicated_mac_addresses_ifaces,
                card_status_admin_status, card_status_cpu_load, card_status_memory_usage, card_status_oper_status, card_status_temperature,
                unregistered_ont, device_sensor""";
        for (String name : names.split(",\\s*", -1)) {
            assertThat(text).contains("# TYPE " + name + " untyped\n");
        }
        assertThat(text)
                .contains("\nanalytics_duplicated_ont_ident 2.0\n")
                .contains("ident=\"HWTC00000001\"")
                .containsPattern("card_status_oper_status\\{[^}]*state=\"fault\"[^}]*} 0\\.0")
                .containsPattern("card_status_admin_status\\{[^}]*state=\"enable\"[^}]*} 1\\.0")
                .contains("unregistered_ont" + LABELS + "4.0\n")
                .contains("measure=\"temperatureC\"");
    }

    @Test
    @DisplayName("row 28: BGP sessions have their state and their prefixes, and no more of them are told than may be")
    void bgpSessionsAreTold() throws IOException {
        var up = new BgpFigures("192.0.2.1", "border", "192.0.2.7", "64500", true, 950_000.0);
        var down = new BgpFigures("192.0.2.1", "border", "2001:db8::7", "", false, null);
        var beyond = new BgpFigures("192.0.2.1", "border", "192.0.2.9", "64501", true, 1.0);

        String text = text(new NetworkSeries(2).bgp(List.of(up, down, beyond)));

        String border = "{device_ip=\"192.0.2.1\",device_name=\"border\",neighbour=";
        assertThat(text)
                .contains("\ndemarc_bgp_session_up" + border + "\"192.0.2.7\",remote_as=\"64500\"} 1.0\n")
                .contains("\ndemarc_bgp_session_prefixes" + border + "\"192.0.2.7\",remote_as=\"64500\"} 950000.0\n")
                .contains("\ndemarc_bgp_session_up" + border + "\"2001:db8::7\",remote_as=\"\"} 0.0\n")
                .doesNotContain("demarc_bgp_session_prefixes" + border + "\"2001:db8::7\"", "192.0.2.9")
                .contains("demarc_network_series_cut{of=\"bgp\"} 1.0\n");
    }

    @Test
    void noSeriesIsLongerThanItMayBe() throws IOException {
        var one = new DuplicateFigures(PLACE, "A", 2);
        var other = new DuplicateFigures(PLACE, "BEYOND", 2);

        String text = text(new NetworkSeries(1).duplicateIdents(List.of(one, other), 2));

        assertThat(text)
                .contains("\nanalytics_duplicated_ont_ident 2.0\n")
                .contains("demarc_network_series_cut{of=\"analytics_duplicated_ont_ident\"} 1.0\n")
                .doesNotContain("BEYOND");
    }

    private static @Nullable String stateOf(String status) throws IOException {
        String text = text(new NetworkSeries(9).onus(List.of(new OnuFigures(PLACE, status, null))));
        return text.lines()
                .filter(line -> line.startsWith("ont_status{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElse(null);
    }

    private static String text(NetworkSeries series) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrometheusTextFormatWriter.create().write(out, series.all());
        return out.toString(StandardCharsets.UTF_8);
    }
}
