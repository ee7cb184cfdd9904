package org.demarc.provisioning.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.demarc.provisioning.control.RegisterReading;
import org.demarc.provisioning.control.ServiceWish;
import org.demarc.provisioning.entity.Heard;
import org.demarc.provisioning.entity.ServiceKey;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RegistersTest {

    @Test
    void ofManyDeadSourcesTheFirstAreNamedAndTheOthersCounted() {
        Map<String, String> remarks = new TreeMap<>();
        IntStream.range(10, 60)
                .forEach(n -> remarks.put("s" + n, "CRM s" + n + " could not be read: it does not answer"));
        Registers.Book book = new Registers.Book(Map.of(), remarks, Set.of());

        String all = book.remarksOn(remarks.keySet());
        String few = book.remarksOn(Set.of("s10", "s11"));

        assertThat(all)
                .startsWith("CRM s10 could not be read: it does not answer; CRM s11 ")
                .endsWith("CRM s14 could not be read: it does not answer; and 45 more CRMs that were not read whole");
        assertThat(few)
                .isEqualTo(
                        "CRM s10 could not be read: it does not answer; CRM s11 could not be read: it does not answer");
        assertThat(book.remarksOn(Set.of("other"))).isEmpty();
    }

    @Test
    @DisplayName("UR-30 what a billing's list says is as old as the list; what it does not name was heard before")
    void whatAListSaysIsAsOldAsTheList() {
        Instant readAt = Instant.parse("2026-11-21T10:00:00Z");
        RegisterReading live = reading("crm", readAt, true);
        RegisterReading told = reading("told", readAt, false);
        Registers.Book book = new Registers.Book(Map.of("crm", live, "told", told), Map.of(), Set.of());
        Instant now = readAt.plusSeconds(90);

        Heard answered = new Heard(Heard.How.ASKED, Duration.ofSeconds(90));
        assertThat(book.heard(new ServiceKey("crm", "present"), now)).isEqualTo(answered);
        assertThat(book.heard(new ServiceKey("crm", "over"), now)).isEqualTo(answered);
        assertThat(book.heard(new ServiceKey("crm", "doubtful"), now)).isEqualTo(Heard.KNOWN);
        assertThat(book.heard(new ServiceKey("told", "present"), now)).isEqualTo(Heard.KNOWN);
        assertThat(book.heard(new ServiceKey("other", "present"), now)).isEqualTo(Heard.KNOWN);
    }

    private static RegisterReading reading(String source, Instant readAt, boolean live) {
        ServiceWish wish = ServiceWish.absent(new ServiceKey(source, "present"));
        return new RegisterReading(
                source, readAt, live, Map.of("present", wish), Set.of("over"), Set.of("doubtful"), "");
    }
}
