package org.demarc.access.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.demarc.access.control.AccessSettings;
import org.demarc.access.control.FirstAdministrator;
import org.demarc.access.control.Passwords;
import org.demarc.access.entity.ApiKeys;
import org.demarc.access.entity.Users;
import org.demarc.settings.boundary.Settings;
import org.demarc.settings.entity.Secret;

/** At the very first start there is nobody who could sign in: makes the administrator. */
@Startup
@Singleton
@DependsOn("SchemaMigration")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstStart {

    @Inject
    Users users;

    @Inject
    ApiKeys keys;

    @Inject
    Settings settings;

    @PostConstruct
    void makeAdministrator() {
        var access = settings.of(AccessSettings.class);
        var first = new FirstAdministrator(users, keys, new Passwords(access.passwordIterations()));
        if (access.initialAdminPassword().isEmpty()) {
            withGeneratedPassword(first);
        } else if (first.make(access.initialAdminPassword())) {
            AccessLog.LOG.firstAdministrator(FirstAdministrator.LOGIN);
        }
        if (!access.initialApiKey().isEmpty()
                && access.initialApiKey().reveal().length() < FirstAdministrator.SHORTEST_KEY) {
            AccessLog.LOG.initialKeyTooShort(FirstAdministrator.SHORTEST_KEY);
        } else if (!access.initialApiKey().isEmpty()) {
            first.giveKey(access.initialApiKey(), Instant.now())
                    .ifPresent(until -> AccessLog.LOG.initialKey(FirstAdministrator.LOGIN, until.toString()));
        }
    }

    private static void withGeneratedPassword(FirstAdministrator first) {
        var password = Passwords.generated();
        if (first.make(Secret.of(password))) {
            var file = Path.of(System.getProperty("jboss.server.data.dir", "."), "demarc-admin-password");
            write(file, password);
            AccessLog.LOG.firstAdministratorWithPasswordIn(FirstAdministrator.LOGIN, file.toString());
        }
    }

    private static void write(Path file, String password) {
        try {
            Files.deleteIfExists(file);
            var onlyOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, onlyOwner);
            Files.writeString(file, password + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
