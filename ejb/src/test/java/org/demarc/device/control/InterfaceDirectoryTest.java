package org.demarc.device.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InterfaceDirectoryTest {

    private final InterfaceDirectory remembered = InterfaceDirectory.of(List.of(ref("a", 1), ref("b", 2), ref("c", 3)));

    @Test
    @DisplayName("ENG-35 ports that were lost on the way are those that are remembered")
    void whatWasLostIsRemembered() {
        InterfaceDirectory all = InterfaceDirectory.of(List.of(ref("a", 1))).withRestOf(remembered);

        assertThat(all.at(1)).isEqualTo(ref("a", 1));
        assertThat(all.at(3)).isEqualTo(ref("c", 3));
    }

    @Test
    @DisplayName("ENG-35 of a device whose ports have other numbers now nothing that is remembered counts")
    void nothingIsRememberedOfOtherNumbers() {
        InterfaceDirectory told = InterfaceDirectory.of(List.of(ref("b", 1))).withRestOf(remembered);

        assertThat(told.at(1)).isEqualTo(ref("b", 1));
        assertThat(told.at(3)).isNull();
    }

    private static InterfaceRef ref(String key, long ifIndex) {
        return new InterfaceRef(key, null, ifIndex, key, "OTHER", null, null, null, null, null);
    }
}
