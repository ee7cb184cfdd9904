package org.demarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KeptPlansIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String JOINED = """
            SELECT d.id FROM unnest(?::bigint[]) AS t(id) JOIN provisioning_account d ON d.id = t.id /* %s */
            """;
    private static final String COMPARED = "SELECT id FROM provisioning_account WHERE id = ANY(?::bigint[]) /* %s */";

    @Test
    void plansOfStatementsWithShortListsAreKept() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            Sql sql = new Sql(always(connection));
            sql.update(
                    "INSERT INTO provisioning_account (source, service) SELECT 'many', n::text FROM generate_series(1, 10000) n");
            sql.update("ANALYZE provisioning_account");
            for (String statement : List.of(JOINED, COMPARED)) {
                assertThat(plansMadeAnew(sql, statement.formatted("as sent"), sql))
                        .isGreaterThan(5);
                assertThat(plansMadeAnew(sql, statement.formatted("kept"), sql.keepingPlans()))
                        .isEqualTo(5);
            }
        }
    }

    @Test
    void findsTheSameRows() throws SQLException {
        Sql sql = new Sql(DATABASE.dataSource());
        List<Long> made = sql.list(
                "INSERT INTO provisioning_account (source, service) VALUES ('s', '1'), ('s', '2'), ('s', '3') RETURNING id",
                row -> row.number("id"));
        List<Long> asked = made.subList(1, 3);

        for (String statement : List.of(JOINED, COMPARED)) {
            List<Long> found = sql.keepingPlans().list(statement.formatted("rows"), row -> row.number("id"), asked);
            assertThat(found).containsExactlyInAnyOrderElementsOf(asked);
        }
    }

    /** How often PostgreSQL made a plan for twenty calls; the first five are always planned. */
    private static long plansMadeAnew(Sql sql, String statement, Sql asker) {
        for (int i = 0; i < 20; i++) {
            asker.list(statement, row -> row.number("id"), List.of((long) i, i + 1L));
        }
        String mark = statement.substring(statement.indexOf("/*"));
        return sql.one(
                "SELECT max(custom_plans) AS n FROM pg_prepared_statements WHERE strpos(statement, ?) > 0",
                row -> row.number("n"),
                mark.strip());
    }

    /** Plans are kept by the connection. */
    private static DataSource always(Connection connection) {
        Connection open = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(connection, arguments));
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> open);
    }
}
