package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.device.control.DeviceCsv.LineError;
import org.demarc.device.control.DeviceCsv.Row;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.Test;

class DeviceCsvTest {

    @Test
    void aTableWithHeadingIsReadWhateverTheOrder() {
        var table = DeviceCsv.read("Name;IP;PublicCommunity\r\n\"Node \"\"7\"\"; north\";10.0.0.1;read\r\n\r\n");

        assertThat(table.errors()).isEmpty();
        assertThat(table.rows())
                .containsExactly(new Row(
                        2, "10.0.0.1", "", Secret.NONE, Secret.of("read"), Secret.NONE, "Node \"7\"; north", ""));
    }

    @Test
    void aTableWithoutHeadingHasTheUsualColumns() {
        var table = DeviceCsv.read("10.0.0.1,admin,pw,read,write,olt-1,huawei_ma5608t\n10.0.0.2\n");

        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0).modelKey()).isEqualTo("huawei_ma5608t");
        assertThat(table.rows().get(0).password().reveal()).isEqualTo("pw");
        assertThat(table.rows().get(1).name()).isEqualTo("10.0.0.2");
    }

    @Test
    void everyBadLineIsNamedAndDoesNotHoldUpTheOthers() {
        var table = DeviceCsv.read("IP,Login\n10.0.0.999,a\nhost.example.net,b\n,c\n10.0.0.1,d,e\n10.0.0.2,f\n");

        assertThat(table.rows()).extracting(Row::address).containsExactly("10.0.0.2");
        assertThat(table.errors()).extracting(LineError::line).containsExactly(2, 3, 4, 5);
        assertThat(table.errors().get(0)).isEqualTo(new LineError(2, "IP", "is no address: 10.0.0.999"));
    }

    @Test
    void addressesAreSingleLiterals() {
        assertThat(Addresses.isLiteral("127.0.0.1")).isTrue();
        assertThat(Addresses.isLiteral("2001:db8::1")).isTrue();
        assertThat(Addresses.isLiteral("10.0.0.0/24")).isFalse();
        assertThat(Addresses.isLiteral("10.0")).isFalse();
        assertThat(Addresses.isLiteral("*")).isFalse();
        assertThat(Addresses.isLiteral("")).isFalse();
    }
}
