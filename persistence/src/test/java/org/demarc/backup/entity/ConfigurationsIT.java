package org.demarc.backup.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.backup.entity.BackupBook.End;
import org.demarc.settings.entity.SecretBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConfigurationsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final List<String> PROFILES = List.of("zte-c300");

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private Sql sql;
    private Configurations configurations;
    private BackupBook book;
    private long device;

    @BeforeAll
    static void aKey() {
        SecretBox.install(SecretBox.withFreshKey());
    }

    @BeforeEach
    void oneDevice() {
        sql = new Sql(DATABASE.dataSource());
        configurations = new Configurations(sql);
        book = new BackupBook(sql);
        sql.update("delete from poller_rule");
        sql.update("delete from device");
        sql.update("delete from access_profile");
        long access = sql.one(
                "insert into access_profile (name, login) values ('archive', 'noc') returning id",
                row -> row.number("id"));
        device = sql.one("""
                insert into device (name, address, status, profile, model_key, access_profile_id)
                values ('olt', '192.0.2.1', 'Up', 'zte-c300', 'zte_c320', ?) returning id
                """, row -> row.number("id"), access);
    }

    private Configurations.Kept keep(String whole, int day) {
        var read = new Configurations.Read(
                whole, whole.replaceAll("word \\w+", "word ***"), start.plus(Duration.ofDays(day)));
        return configurations.keep(device, read, (before, after) -> new Configurations.Changed(1, 0));
    }

    private long contents() {
        return sql.one("select count(*) n from configuration_content", row -> row.number("n"));
    }

    @Test
    @DisplayName(
            "a text is kept once however often it is read; one that comes back is another version of the same content")
    void aTextIsKeptOnce() {
        var first = keep("a\n", 0);
        var again = keep("a\n", 1);
        var other = keep("b\n", 2);
        var back = keep("a\n", 3);

        assertThat(first.outcome()).isEqualTo(BackupOutcome.SAVED);
        assertThat(again).isEqualTo(new Configurations.Kept(first.versionId(), BackupOutcome.UNCHANGED));
        assertThat(other.outcome()).isEqualTo(BackupOutcome.CHANGED);
        assertThat(back.outcome()).isEqualTo(BackupOutcome.CHANGED);
        assertThat(contents()).isEqualTo(2);
        var page = configurations.page(device, PageRequest.first(10));
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.items().get(0).newest()).isTrue();
        assertThat(page.items().get(0).contentId())
                .isEqualTo(page.items().get(2).contentId());
        assertThat(page.items().get(2).seen()).isEqualTo(2);
        assertThat(page.items().get(2).lastSeen()).isEqualTo(start.plus(Duration.ofDays(1)));
        assertThat(page.items().get(2).added()).isNull();
        assertThat(page.items().get(0).added()).isEqualTo(1);
    }

    @Test
    @DisplayName("another password is another version although both look alike; in the database no secret is readable")
    void anotherSecretIsAnotherVersion() {
        var first = keep("word one\n", 0);
        var second = keep("word two\n", 1);

        assertThat(second.outcome()).isEqualTo(BackupOutcome.CHANGED);
        var before = configurations.version(first.versionId()).orElseThrow();
        var after = configurations.version(second.versionId()).orElseThrow();
        assertThat(configurations.shown(before.contentId()))
                .isEqualTo(configurations.shown(after.contentId()))
                .isEqualTo("word ***\n");
        assertThat(configurations.whole(before.contentId())).isEqualTo("word one\n");
        assertThat(configurations.whole(after.contentId())).isEqualTo("word two\n");
        assertThat(configurations.newest(0, null, 10))
                .as("the book has not been told yet")
                .isEmpty();
    }

    @Test
    @DisplayName(
            "old versions and those beyond the number are forgotten, the newest stays, texts go with their last version")
    void oldVersionsAreForgotten() {
        for (int day = 0; day < 6; day++) {
            keep("text " + day + "\n", day);
        }

        assertThat(configurations.forgetVersions(start.minus(Duration.ofDays(1)), 4))
                .isEqualTo(2);
        assertThat(configurations.forgetVersions(start.plus(Duration.ofDays(100)), 4))
                .isEqualTo(3);
        assertThat(configurations.forgetVersions(start.plus(Duration.ofDays(100)), 1))
                .isZero();
        assertThat(configurations.forgetContents()).isEqualTo(5);
        assertThat(configurations.page(device, PageRequest.first(10)).items()).hasSize(1);
    }

    @Test
    @DisplayName(
            "a due device is taken once in the cluster, and again when its node is gone; the switch of the poller counts")
    void aDueDeviceIsTakenOnce() {
        assertThat(book.prepare(PROFILES)).isEqualTo(1);
        assertThat(book.claim(List.of("other"), "a", Duration.ofMinutes(5), 10)).isEmpty();
        assertThat(book.claim(PROFILES, "a", Duration.ofMinutes(5), 10)).containsExactly(device);
        assertThat(book.claim(PROFILES, "b", Duration.ofMinutes(5), 10)).isEmpty();
        sql.update("update configuration_backup set lease_until = now() - interval '1 second'");
        sql.update("insert into poller_rule (poller, model_key, enabled) values ('configuration', 'zte_c320', false)");
        assertThat(book.claim(PROFILES, "b", Duration.ofMinutes(5), 10)).isEmpty();
        book.request(device, "noc");
        assertThat(book.claim(PROFILES, "b", Duration.ofMinutes(5), 10)).containsExactly(device);

        var kept = keep("a\n", 0);
        book.finish(device, "b", new End(kept.outcome(), "", 12, kept), 86_400, 3_600);

        var state = book.ofDevice(PROFILES, device).orElseThrow();
        assertThat(state.outcome()).isEqualTo(BackupOutcome.SAVED);
        assertThat(state.isOpen()).isFalse();
        assertThat(state.wanted()).isFalse();
        assertThat(state.changedAt()).isNull();
        assertThat(state.versions()).isEqualTo(1);
        assertThat(state.dueAt()).isAfter(start.plus(Duration.ofHours(23)));
        assertThat(configurations.newest(0, null, 10)).hasSize(1);
        assertThat(configurations.newest(0, List.of(77L), 10)).isEmpty();
    }

    @Test
    @DisplayName("trouble that may pass is tried again soon, other trouble at the next time; the list knows who fails")
    void troubleIsRemembered() {
        book.prepare(PROFILES);
        book.claim(PROFILES, "a", Duration.ofMinutes(5), 10);
        book.finish(device, "a", new End(BackupOutcome.UNREACHABLE, "refused", 5, null), 86_400, 3_600);
        var passing = book.ofDevice(PROFILES, device).orElseThrow();
        book.request(device, "noc");
        book.claim(PROFILES, "a", Duration.ofMinutes(5), 10);
        book.finish(device, "a", new End(BackupOutcome.LOGIN_REFUSED, "", 5, null), 86_400, 3_600);
        var staying = book.ofDevice(PROFILES, device).orElseThrow();

        assertThat(passing.dueAt()).isBefore(Instant.now().plus(Duration.ofHours(2)));
        assertThat(staying.dueAt()).isAfter(Instant.now().plus(Duration.ofHours(22)));
        assertThat(staying.failingSince()).isEqualTo(passing.failingSince()).isNotNull();
        assertThat(book.page(PageRequest.first(10), new BackupQuery(PROFILES, null, null, "FAILED", null))
                        .total())
                .isEqualTo(1);
        assertThat(book.page(PageRequest.first(10), new BackupQuery(PROFILES, null, null, "LOGIN_REFUSED", null))
                        .total())
                .isEqualTo(1);
        assertThat(book.page(PageRequest.first(10), new BackupQuery(PROFILES, List.of(1L), null, null, null))
                        .total())
                .isZero();
        assertThat(book.lateness().failing()).isEqualTo(1);
    }

    @Test
    @DisplayName("a run over many knows how many are left and how they ended; what has not begun can be left out")
    void aRunOverMany() {
        assertThat(book.request(PROFILES, null, null, 7, "noc")).isEqualTo(1);
        assertThat(book.open(7)).isEqualTo(1);
        assertThat(book.cancel(7)).isEqualTo(1);
        assertThat(book.open(7)).isZero();

        assertThat(book.request(PROFILES, List.of(device), null, 8, "noc")).isEqualTo(1);
        book.claim(PROFILES, "a", Duration.ofMinutes(5), 10);
        assertThat(book.cancel(8)).isZero();
        var kept = keep("a\n", 0);
        book.finish(device, "a", new End(kept.outcome(), "", 1, kept), 86_400, 3_600);

        assertThat(book.open(8)).isZero();
        assertThat(book.outcomes(8)).containsOnlyKeys(BackupOutcome.SAVED);
    }
}
