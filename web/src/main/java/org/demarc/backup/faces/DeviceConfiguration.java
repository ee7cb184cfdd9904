package org.demarc.backup.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.backup.boundary.BackupDesk;
import org.demarc.backup.entity.Backup;
import org.demarc.backup.entity.ConfigurationVersion;
import org.demarc.web.faces.Steady;

/** The configuration as the page of its device shows it: how it goes, and the newest versions. */
@Named
@RequestScoped
public class DeviceConfiguration {

    private static final int SHOWN = 20;

    @Inject
    BackupDesk desk;

    private final Steady steady = new Steady();

    public Backup of(long deviceId) {
        return steady.of("one " + deviceId, () -> desk.ofDevice(deviceId));
    }

    public List<ConfigurationVersion> versions(long deviceId) {
        return steady.of("versions " + deviceId, () -> desk.versions(deviceId, PageRequest.first(SHOWN))
                .items());
    }
}
