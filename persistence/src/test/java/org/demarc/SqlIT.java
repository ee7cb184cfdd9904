package org.demarc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How statements are planned. */
class SqlIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String BY_KEYS = """
            select a.id from unnest(?::text[]) t(service) join provisioning_account a on a.source = 'plans' and a.service = t.service limit 10
            """;

    private final TestTransactions transactions = new TestTransactions(DATABASE.dataSource());
    private final Sql sql = new Sql(transactions.dataSource());

    @Test
    void whatIsFoundByKeysIsPlannedOnceAndTheNextTransactionIsAsEver() {
        String usual = mode();

        String[] within = new String[2];
        List<Boolean> kept = transactions.call(() -> {
            sql.byKeys();
            for (int i = 0; i < 8; i++) {
                sql.list(BY_KEYS, row -> row.number("id"), List.of("one" + i));
            }
            within[0] = mode();
            within[1] = sql.one("show enable_seqscan", row -> row.text("enable_seqscan"));
            return sql.list(
                    "select generic_plans >= 1 and custom_plans <= 4 as kept from pg_prepared_statements"
                            + " where statement like '%join provisioning_account a on a.source = ''plans''%' limit 10",
                    row -> row.flag("kept"));
        });

        assertThat(within).containsExactly("force_generic_plan", "off");
        assertThat(kept).isNotEmpty().doesNotContain(false);
        assertThat(mode()).isEqualTo(usual);
    }

    private String mode() {
        return sql.one("show plan_cache_mode", row -> row.text("plan_cache_mode"));
    }
}
