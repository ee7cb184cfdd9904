package org.demarc;

import static org.assertj.core.api.Assertions.assertThat;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void everyMigrationIsAppliedAndTheSearchExtensionsAreThere() {
        var extensions = DATABASE.inTransaction(em -> em.unwrap(Session.class)
                .createNativeQuery("select extname from pg_extension order by extname", String.class)
                .getResultList());

        assertThat(extensions).contains("pg_trgm", "unaccent", "btree_gist");
    }
}
