package org.demarc.link.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.demarc.link.control.MapSettings;
import org.demarc.settings.boundary.RunTimeSettings;
import org.demarc.settings.entity.RunTimeSetting;

/** Brings the settings of the map. */
@ApplicationScoped
public class MapRunTimeSettings implements RunTimeSettings {

    @Override
    public List<RunTimeSetting> settings() {
        return MapSettings.ALL;
    }
}
