package org.demarc.wildcore.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.demarc.wildcore.entity.StoredLine;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    @Test
    @DisplayName("row 15: one serial number that two OLTs show in two ways is one duplicate")
    void oneSerialThatIsShownInTwoWaysIsOneDuplicate() {
        Duplicates found = Duplicates.of(List.of(shown(1, "ZTEG0C69EF36"), shown(2, "5A5445470C69EF36")));

        assertThat(found.count()).isEqualTo(2);
        assertThat(found.duplicates()).hasSize(1);
        assertThat(found.duplicates().get(0).ontIdent()).isEqualTo("ZTEG0C69EF36");
        assertThat(found.duplicates().get(0).chosen()).isEqualTo(1);
        assertThat(found.duplicates().get(0).interfaces())
                .extracting(Duplicates.Found::id)
                .containsExactly(1L, 2L);
    }

    private static StoredLine shown(long id, String shown) {
        StoredLine line = Example.onu();
        var onu = new StoredLine.Onu(
                "SN", "5A5445470C69EF36", shown, line.seenAt(), "ZTEG", "ZXHN-F601", "V6.0", "V6.0.10", "", null, null);
        return new StoredLine(
                id,
                line.place(),
                line.adminState(),
                line.status(),
                line.statusChangedAt(),
                line.description(),
                line.comment(),
                line.pollEnabled(),
                line.latitude(),
                line.longitude(),
                line.createdAt(),
                line.updatedAt(),
                line.seenAt(),
                onu,
                line.signal(),
                line.host());
    }
}
