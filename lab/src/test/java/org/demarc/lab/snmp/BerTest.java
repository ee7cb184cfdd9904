package org.demarc.lab.snmp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BerTest {

    @Test
    void signedIntegersTakeAsFewOctetsAsTheyCan() {
        assertThat(Ber.signed(0)).containsExactly(0);
        assertThat(Ber.signed(127)).containsExactly(127);
        assertThat(Ber.signed(128)).containsExactly(0, 128);
        assertThat(Ber.signed(-1)).containsExactly(255);
        assertThat(Ber.signed(-128)).containsExactly(128);
        assertThat(Ber.signed(-129)).containsExactly(255, 127);
        assertThat(Ber.signed(Integer.MAX_VALUE)).containsExactly(127, 255, 255, 255);
        assertThat(Ber.signed(Integer.MIN_VALUE)).containsExactly(128, 0, 0, 0);
    }

    @Test
    void unsignedNumbersNeverLookNegative() {
        assertThat(Ber.unsigned(0)).containsExactly(0);
        assertThat(Ber.unsigned(127)).containsExactly(127);
        assertThat(Ber.unsigned(128)).containsExactly(0, 128);
        assertThat(Ber.unsigned(0xffffffffL)).containsExactly(0, 255, 255, 255, 255);
        assertThat(Ber.unsigned(-1L)).containsExactly(0, 255, 255, 255, 255, 255, 255, 255, 255);
    }

    @Test
    void identifiersSurviveTheWire() {
        for (String text :
                new String[] {"0.0", "1.3", "1.0.8802.1", "2.100.3", "1.3.6.1.4.1.2011.4294967295.128.127"}) {
            byte[] octets = Ber.oidContent(Oid.of(text));

            assertThat(Ber.oid(octets, 0, octets.length)).hasToString(text);
        }
    }

    @Test
    void brokenIdentifiersAreRefused() {
        assertThatThrownBy(() -> Ber.oid(new byte[] {0x2b, (byte) 0x86}, 0, 2)).isInstanceOf(BerException.class);
        assertThatThrownBy(() -> Ber.oid(new byte[] {0x2b, -1, -1, -1, -1, -1, 0x7f}, 0, 7))
                .isInstanceOf(BerException.class);
        assertThatThrownBy(() -> Ber.oid(new byte[200], 0, 200)).isInstanceOf(BerException.class);
        assertThat(Ber.oid(new byte[0], 0, 0)).isEqualTo(Oid.ROOT);
    }

    @Test
    void identifiersSortAsUnsignedNumbers() {
        assertThat(Oid.of("1.3.4294967295")).isGreaterThan(Oid.of("1.3.1"));
        assertThat(Oid.of("1.3")).isLessThan(Oid.of("1.3.0"));
        assertThat(Oid.of("1.3.6.1").isUnder(Oid.of("1.3.6"))).isTrue();
    }
}
