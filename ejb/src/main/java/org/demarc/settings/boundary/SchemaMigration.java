package org.demarc.settings.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.demarc.settings.control.SecretSettings;
import org.demarc.settings.control.SettingsIndex;
import org.demarc.settings.entity.SecretBox;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Brings the database to this version's schema before anything else works with it. Other start-up beans say
 * {@code @DependsOn("SchemaMigration")}. Flyway's own lock lets one node of a cluster migrate at a time.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaMigration {

    private static final Logger LOG = Logger.getLogger(SchemaMigration.class);

    @Inject
    DataSource dataSource;

    @Inject
    Settings settings;

    @PostConstruct
    void start() {
        checkSettings();
        installSecretKey();
        migrate();
    }

    /** A setting that does not fit stops the start here, with all complaints of its record. */
    private void checkSettings() {
        SettingsIndex.records(SchemaMigration.class.getClassLoader()).forEach(settings::of);
    }

    /** Without the key nothing could be sealed or opened, so the start ends here with a clear word. */
    private void installSecretKey() {
        var key = settings.of(SecretSettings.class).secretKey();
        if (key.isEmpty()) {
            throw new IllegalStateException(
                    "demarc.settings.secret-key is not set: give the server 32 random octets in base64"
                            + " (for instance by the environment variable DEMARC_SETTINGS_SECRET_KEY)");
        }
        SecretBox.install(SecretBox.withKeys(key.reveal()));
    }

    private void migrate() {
        var result = Flyway.configure(SchemaMigration.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                // the nodes of a cluster find each other by a table that JGroups makes before us: the schema is not
                // empty
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
        LOG.debugf("schema at %s, %d migrations applied", result.targetSchemaVersion, result.migrationsExecuted);
    }
}
