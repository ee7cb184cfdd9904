package org.demarc.action.entity;

import static org.assertj.core.api.Assertions.assertThat;

import org.demarc.PageRequest;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ActionRunsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String PAIRS = "[{\"pair1\": \"open\"}]";

    private ActionRuns runs;

    @BeforeEach
    void twoTests() {
        Sql sql = new Sql(DATABASE.dataSource());
        sql.update("truncate device_action cascade");
        sql.update("""
                insert into device_action (device_name, interface_name, kind, state, requested_as, requested_by, result)
                values ('sw', '1/1', 'cable-test', 'DONE', 'PERSON', 'anna', '%s'),
                       ('sw', '1/2', 'cable-test', 'WAITING', 'PERSON', 'anna', null)
                """.formatted(PAIRS));
        runs = new ActionRuns(sql);
    }

    @Test
    @DisplayName("DEV-17 a page of actions brings what came back with its rows, a list leaves it out")
    void aPageBringsWhatCameBack() {
        ActionQuery all = new ActionQuery(
                new PageRequest(10, 0, "interface", false, ""), null, null, null, null, "cable-test", null);

        assertThat(runs.pageWithResults(all).items())
                .extracting(ActionRun::resultJson)
                .containsExactly(PAIRS, null);
        assertThat(runs.page(all).items())
                .hasSize(2)
                .extracting(ActionRun::resultJson)
                .containsOnlyNulls();
        assertThat(runs.pageWithResults(all).total()).isEqualTo(2);
    }
}
