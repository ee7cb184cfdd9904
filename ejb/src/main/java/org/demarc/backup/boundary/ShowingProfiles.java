package org.demarc.backup.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.demarc.backup.control.SecretMask;
import org.demarc.device.boundary.DeviceProfiles;
import org.demarc.device.control.ConsoleDialect;
import org.demarc.device.control.DeviceProfile;
import org.demarc.device.entity.DeviceAccess;

/** Which families can show their configuration, how, and what is secret in it. */
@Dependent
public class ShowingProfiles {

    @Inject
    DeviceProfiles profiles;

    /** Keys of the profiles of families with a command that shows the configuration. */
    List<String> keys() {
        return profiles.catalog().profiles().stream()
                .filter(profile -> dialect(profile).isPresent())
                .map(DeviceProfile::key)
                .sorted()
                .toList();
    }

    Optional<ConsoleDialect> dialect(DeviceAccess access) {
        return dialect(profiles.catalog().profile(access.profile(), access.modelKey()));
    }

    private static Optional<ConsoleDialect> dialect(DeviceProfile profile) {
        return Optional.ofNullable(profile.console())
                .filter(console -> !console.archive().isEmpty());
    }

    /** What hides the secrets of a device. */
    SecretMask mask(DeviceAccess access) {
        return SecretMask.of(dialect(access).orElse(null), access);
    }
}
