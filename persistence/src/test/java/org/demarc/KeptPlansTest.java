package org.demarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeptPlansTest {

    @Test
    void hidesListsThatAreUnnested() {
        assertThat(KeptPlans.of("SELECT 1 FROM unnest(?::bigint[], ?::text[]) AS t(id, name) WHERE n = ?::bigint"))
                .isEqualTo(
                        "SELECT 1 FROM unnest((SELECT ?::bigint[]), (SELECT ?::text[])) AS t(id, name) WHERE n = ?::bigint");
    }

    @Test
    void aListToCompareWithStaysAList() {
        assertThat(KeptPlans.of("select 1 from t where id = any(?::bigint[]) and name = ANY(?::text[])"))
                .isEqualTo("select 1 from t where id = ANY((SELECT ?::bigint[])::bigint[])"
                        + " and name = ANY((SELECT ?::text[])::text[])");
    }

    @Test
    void whatHasNoListStaysAsItIs() {
        assertThat(KeptPlans.of("SELECT '{}'::text[] FROM t WHERE id = ?"))
                .isEqualTo("SELECT '{}'::text[] FROM t WHERE id = ?");
    }
}
