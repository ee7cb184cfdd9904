package org.demarc.audit.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.Test;

class AuditJsonTest {

    record Router(String name, Secret password, Instant since) {}

    @Test
    void secretsAreDotsAndTimesAreText() {
        var json = AuditJson.of(new Router("r1", Secret.of("hunter2"), Instant.parse("2026-11-21T12:00:00Z")));

        assertThat(json).isEqualTo("{\"name\":\"r1\",\"password\":\"•••\",\"since\":\"2026-11-21T12:00:00Z\"}");
    }

    @Test
    void nothingStaysNothing() {
        assertThat(AuditJson.of(null)).isNull();
    }
}
