package org.demarc.poll.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.demarc.device.control.LookedRow;
import org.demarc.device.control.Reading;
import org.demarc.poll.entity.PollChanges.SeenRow;
import org.junit.jupiter.api.Test;

class AlikeRowsTest {

    @Test
    void neighboursHaveTheirAddressWhateverItsKind() {
        List<SeenRow> rows = AlikeRows.of(
                7,
                Reading.ARP,
                List.of(
                        neighbour("3.192.0.2.9"),
                        neighbour("3.32.1.13.184.0.0.0.0.0.0.0.0.0.0.0.1"),
                        neighbour("3.32.1.13.999.0.0.0.0.0.0.0.0.0.0.0.1")));

        assertThat(rows).extracting(SeenRow::mac).containsOnly("02:00:00:00:35:98");
        assertThat(rows).extracting(SeenRow::ip).containsExactly("192.0.2.9", "2001:db8:0:0:0:0:0:1", null);
    }

    private static LookedRow neighbour(String key) {
        return new LookedRow(key, "3", null, new TreeMap<>(Map.of("mac", "02:00:00:00:35:98")));
    }
}
