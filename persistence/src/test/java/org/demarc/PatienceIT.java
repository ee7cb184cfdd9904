package org.demarc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Questions have an end where the thread is impatient, and there alone. */
class PatienceIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Sql sql = new Sql(DATABASE.dataSource());

    @AfterEach
    void waitsAgain() {
        Patience.end();
    }

    @Test
    @Timeout(20)
    void aQuestionIsCutOffWhereTheAskersPatienceEnds() {
        Patience.begin(Duration.ofSeconds(1));

        for (String slow : List.of(
                "select 1 n from pg_sleep(60)", "with slept as (select pg_sleep(60)) select count(*) n from slept")) {
            assertThatThrownBy(() -> sql.one(slow, row -> row.number("n")))
                    .as(slow)
                    .matches(Sql::isCutOff)
                    .matches(fault -> !Sql.isDatabaseAway(fault));
        }
        assertThatThrownBy(() -> sql.visit("select pg_sleep(60)", List.of(row -> row.number("pg_sleep"))))
                .matches(Sql::isCutOff);
        assertThat(sql.<Long>one("select 1 n", row -> row.number("n"))).isOne();
    }

    @Test
    void whatChangesSomethingTakesItsTime() {
        Patience.begin(Duration.ofSeconds(1));

        long changed = sql.one(
                "with made as (insert into device_group (name) select 'slow' from pg_sleep(1.5) returning id) select count(*) n from made",
                row -> row.number("n"));

        assertThat(changed).isOne();
        assertThat(sql.update("update device_group set name = 'slower' from pg_sleep(1.5)"))
                .isOne();
    }

    @Test
    void whoIsNotImpatientWaits() {
        Patience.begin(Duration.ofSeconds(1));
        Patience.end();

        assertThat(sql.<Long>one("select 1 n from pg_sleep(1.5)", row -> row.number("n")))
                .isOne();
    }
}
