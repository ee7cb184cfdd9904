package org.demarc.device.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.demarc.device.control.DeviceSettings;
import org.demarc.device.control.ProfileCatalog;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** The device profiles of this installation, read once: the product's and those of {@code demarc.device.profiles-dir}. */
@ApplicationScoped
public class DeviceProfiles {

    @Inject
    Settings settings;

    private volatile @Nullable ProfileCatalog catalog;

    /**
     * All profiles.
     *
     * @throws org.demarc.device.control.ProfileFault when a file of the directory cannot be used
     */
    public ProfileCatalog catalog() {
        ProfileCatalog read = catalog;
        if (read == null) {
            String directory = settings.of(DeviceSettings.class).profilesDir();
            read = directory.isBlank() ? ProfileCatalog.bundled() : ProfileCatalog.withDirectory(Path.of(directory));
            catalog = read;
        }
        return read;
    }
}
