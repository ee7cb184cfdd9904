package org.demarc.access.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.demarc.Sql;
import org.demarc.TestDatabase;
import org.demarc.access.control.Passwords;
import org.demarc.access.entity.ApiKeys;
import org.demarc.access.entity.Users;
import org.demarc.settings.boundary.GivenSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("UnnecessaryAssignment") // there is no container in this test
class FirstStartIT {

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String DATA_DIR = "jboss.server.data.dir";

    private Path data = Path.of("");
    private Users users = new Users(new Sql(DATABASE.dataSource()));

    @BeforeEach
    void nobodyIsThere(@TempDir Path folder) {
        data = folder;
        DATABASE.execute("truncate api_key; delete from app_user where role_id <> -1");
        users = new Users(new Sql(DATABASE.dataSource()));
        System.setProperty(DATA_DIR, data.toString());
    }

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty(DATA_DIR);
    }

    private FirstStart start(Map<String, String> settings) {
        FirstStart start = new FirstStart();
        start.users = users;
        start.keys = new ApiKeys(new Sql(DATABASE.dataSource()));
        start.settings = new GivenSettings(settings);
        start.makeAdministrator();
        return start;
    }

    @Test
    void withoutAPasswordInTheSettingsOneIsMadeUpThatOnlyTheServersUserCanRead() throws IOException {
        start(Map.of());

        Path file = data.resolve("demarc-admin-password");
        String password = Files.readString(file).strip();
        var admin = users.withLogin("admin").orElseThrow();
        String hash = users.passwordHash(admin.id()).orElseThrow();
        assertThat(password).matches("[A-Za-z2-9]{20}");
        assertThat(new Passwords(1000).matches(password, hash)).isTrue();
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aSecondStartMakesNobodyAndChangesNoPassword() throws IOException {
        start(Map.of());
        String first = Files.readString(data.resolve("demarc-admin-password"));

        start(Map.of());
        start(Map.of("demarc.access.initial-admin-password", "Correct-Horse-7"));

        var admin = users.withLogin("admin").orElseThrow();
        String hash = users.passwordHash(admin.id()).orElseThrow();
        assertThat(Files.readString(data.resolve("demarc-admin-password"))).isEqualTo(first);
        assertThat(new Passwords(1000).matches(first.strip(), hash)).isTrue();
    }

    @Test
    void aPasswordOfTheSettingsIsWrittenNowhere() {
        start(Map.of("demarc.access.initial-admin-password", "Correct-Horse-7"));

        assertThat(data.resolve("demarc-admin-password")).doesNotExist();
        assertThat(users.withLogin("admin")).isPresent();
    }
}
