package org.demarc.live.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.demarc.ProblemException;
import org.demarc.settings.entity.SecretBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @BeforeAll
    static void key() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @Test
    void aTicketTellsOnAnyNodeWhoseItIsAndHidesTheSession() {
        Ticket made = Ticket.of(7, 3, "the number of a session", NOW);

        Ticket read = Ticket.open(made.sealed(), NOW.plusSeconds(59));

        assertThat(read).isEqualTo(made);
        assertThat(read.session())
                .isEqualTo(Ticket.digest("the number of a session"))
                .hasSize(32);
        assertThat(made.sealed()).doesNotContain("session");
    }

    @Test
    void anOldOrForeignTicketIsRefused() {
        String sealed = Ticket.of(7, 3, "s", NOW).sealed();

        assertThatThrownBy(() -> Ticket.open(sealed, NOW.plusSeconds(60))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Ticket.open("s1:k1:AAAA", NOW)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Ticket.open(SecretBox.current().seal("a password"), NOW))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Ticket.open("", NOW)).isInstanceOf(ProblemException.class);
    }
}
