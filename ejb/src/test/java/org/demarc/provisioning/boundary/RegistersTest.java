package org.demarc.provisioning.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
}
