package org.demarc.lab.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortRangeTest {

    @Test
    void twoThatAskBeforeEitherHasOpenedAPortGetDifferentRanges() {
        try (PortRange first = PortRange.first(List.of());
                PortRange second = PortRange.first(List.of())) {
            assertThat(second.offset()).isNotEqualTo(first.offset());
        }
    }

    @Test
    void portsThatAreWantedOtherwiseAreLeftOut() {
        int taken;
        try (PortRange first = PortRange.first(List.of())) {
            taken = first.offset();
        }

        try (PortRange other = PortRange.first(List.of(9990 + taken))) {
            assertThat(other.offset()).isNotEqualTo(taken);
        }
    }
}
