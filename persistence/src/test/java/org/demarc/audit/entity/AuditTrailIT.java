package org.demarc.audit.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTrailIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void entriesAreFoundByWhoActionObjectAndText() {
        var trail = new AuditTrail(new Sql(DATABASE.dataSource()));
        trail.add(entry("anna", "user:changed", "user", "7", "{\"name\": \"A\"}", "{\"name\": \"B\"}"));
        trail.add(entry("boris", "role:added", "role", "3", null, "{}"));
        trail.add(entry("anna", "key:revoked", "api_key", "9", "{}", null));

        var ofAnna = trail.page(new AuditFilter("anna", "", "", "", null, null), PageRequest.first(10));
        var ofUser7 = trail.page(new AuditFilter("", "", "user", "7", Instant.EPOCH, null), PageRequest.first(10));
        var byText = trail.page(AuditFilter.ALL, new PageRequest(10, 0, "", false, "REVOKED"));

        assertThat(ofAnna.items()).extracting(AuditEntry::action).containsExactly("key:revoked", "user:changed");
        assertThat(ofAnna.total()).isEqualTo(2);
        assertThat(ofUser7.items()).singleElement().satisfies(found -> {
            assertThat(found.before()).isEqualTo("{\"name\": \"A\"}");
            assertThat(found.after()).isEqualTo("{\"name\": \"B\"}");
            assertThat(found.remoteAddress()).isEqualTo("192.0.2.1");
        });
        assertThat(byText.items()).singleElement().extracting(AuditEntry::after).isNull();
        assertThat(trail.actions()).containsExactly("key:revoked", "role:added", "user:changed");
    }

    private static AuditEntry entry(
            String who, String action, String type, String id, @Nullable String before, @Nullable String after) {
        return new AuditEntry(0, Instant.EPOCH, 1L, who, action, type, id, before, after, "192.0.2.1", "SUCCESS");
    }
}
