package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OidTest {

    @Test
    void subIdentifiersAreUnsigned32BitNumbers() {
        Oid oid = Oid.parse(".1.3.4294967295.4194304000");

        assertThat(oid).hasToString("1.3.4294967295.4194304000");
        assertThat(oid.last()).isEqualTo(4_194_304_000L);
        assertThat(oid).isEqualTo(Oid.of(1, 3, 4_294_967_295L, 4_194_304_000L)).hasSameHashCodeAs(oid.plus());
    }

    @Test
    void theOrderIsThatOfTheMibTree() {
        assertThat(Oid.parse("1.3.6")).isLessThan(Oid.parse("1.3.6.1"));
        assertThat(Oid.parse("1.3.2147483648")).isGreaterThan(Oid.parse("1.3.2147483647.9"));
    }

    @Test
    void aRowKeyIsWhatFollowsTheColumn() {
        Oid column = Oid.parse("1.3.6.1.2.1.2.2.1.2");

        assertThat(column.plus(7, 8).suffixAfter(column)).isEqualTo(Oid.of(7, 8));
        assertThat(column.plus(7).startsWith(column)).isTrue();
        assertThat(Oid.parse("1.3.6.1.2.1.2.2.1.20").startsWith(column)).isFalse();
        assertThatThrownBy(() -> Oid.of(1).suffixAfter(column)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNoIdentifierIsRefused() {
        for (String text : new String[] {"1..3", "1.a", "1.-1", "1.4294967296", "1.3."}) {
            assertThatThrownBy(() -> Oid.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Oid.parse("")).isEqualTo(Oid.EMPTY);
    }
}
