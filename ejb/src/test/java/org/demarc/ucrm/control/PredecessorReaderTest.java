package org.demarc.ucrm.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.groups.Tuple;
import org.demarc.addressing.entity.AddressRange;
import org.demarc.addressing.entity.Prefix;
import org.junit.jupiter.api.Test;

/** UR-11: the predecessor's files are read, and what is wrong is named with file and place. */
class PredecessorReaderTest {

    @Test
    void theFilesOfTheSpecificationAreRead() {
        PredecessorConfig config = read(
                "{\"site1\":{\"ip\":\"10.255.20.1\",\"pool\":[\"10.1.1.0/24\"]}}",
                "[\"192.168.2.0/24\"]",
                "[\"192.168.6.6\",\"10.1.1.1-10.1.1.53\"]",
                "id,device,address,clientId,planId,status\n101,site1,192.168.2.1,7,3,1\n102,\"site1\",10.1.1.60,8,3,3\n");

        assertThat(config.flaws()).isEmpty();
        assertThat(config.devices())
                .containsExactly(new PredecessorConfig.Device(
                        "site1", "10.255.20.1", java.util.List.of(Prefix.of("10.1.1.0/24"))));
        assertThat(config.pppPool()).containsExactly(Prefix.of("192.168.2.0/24"));
        assertThat(config.exclusions())
                .containsExactly(AddressRange.of("192.168.6.6"), AddressRange.of("10.1.1.1-10.1.1.53"));
        assertThat(config.services())
                .containsExactly(
                        new PredecessorConfig.Service(2, "101", "site1", "192.168.2.1", "7", "3", "1"),
                        new PredecessorConfig.Service(3, "102", "site1", "10.1.1.60", "8", "3", "3"));
    }

    @Test
    void aTableWithoutAHeadingAndWithBarsIsReadAsSqlitePrintsIt() {
        PredecessorConfig config = read("", "", "", "101|site1|192.168.2.1|7|3|1\r\n103|site1||7|3|2\r\n");

        assertThat(config.flaws()).isEmpty();
        assertThat(config.services())
                .extracting(PredecessorConfig.Service::id, PredecessorConfig.Service::address)
                .containsExactly(Tuple.tuple("101", "192.168.2.1"), Tuple.tuple("103", ""));
        assertThat(config.services().get(1).isOver()).isTrue();
    }

    @Test
    void eachFlawIsNamedWithFileAndPlaceAndTheRestIsReadAllTheSame() {
        PredecessorConfig config = read(
                "{\"site1\":{\"ip\":\"10.255.20.1\",\"pool\":[\"10.1.1.0/24\",\"10.1.2.0/33\"]},\"SITE1\":{\"ip\":\"10.9.9.9\"},\"bare\":{}}",
                "[\"10.1.1.128/25\",\n \"oops\"",
                "[\"10.1.1.9-10.1.1.2\",\"10.1.1.5\"]",
                "101,site1,192.168.2.1,7,3,1\n102,site1,192.168.2.1,7,3,1\nx y,site1,192.168.2.2,7,3,1\n104,site1,192.168.2,7,3,1\n");

        assertThat(config.flaws())
                .extracting(PredecessorConfig.Flaw::file, PredecessorConfig.Flaw::place)
                .containsExactly(
                        Tuple.tuple("devices.json", "site1.pool[1]"),
                        Tuple.tuple("devices.json", "SITE1"),
                        Tuple.tuple("devices.json", "bare"),
                        Tuple.tuple("ppp_pool.json", "line 2, column 8"),
                        Tuple.tuple("dhcp_excl.json", "[0]"),
                        Tuple.tuple("services", "line 2"),
                        Tuple.tuple("services", "line 3"),
                        Tuple.tuple("services", "line 4"));
        assertThat(config.flaws().get(5).text()).isEqualTo("address 192.168.2.1 is in line 1 already");
        assertThat(config.devices()).hasSize(1);
        assertThat(config.exclusions()).hasSize(1);
        assertThat(config.services()).hasSize(1);
    }

    @Test
    void prefixesThatShareAddressesAreTold() {
        PredecessorConfig config = read(
                "{\"a\":{\"ip\":\"10.0.0.1\",\"pool\":[\"10.1.1.0/24\"]},\"b\":{\"ip\":\"10.0.0.2\",\"pool\":[\"10.1.1.64/26\"]}}",
                "",
                "",
                "");

        assertThat(config.flaws()).singleElement().satisfies(flaw -> assertThat(flaw.text())
                .isEqualTo("10.1.1.64/26 overlaps 10.1.1.0/24 of devices.json a.pool"));
    }

    private static PredecessorConfig read(String devices, String pppPool, String dhcpExcl, String services) {
        return PredecessorReader.read(new PredecessorFiles(devices, pppPool, dhcpExcl, services));
    }
}
