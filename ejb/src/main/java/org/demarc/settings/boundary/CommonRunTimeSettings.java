package org.demarc.settings.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.demarc.settings.control.CommonSettings;
import org.demarc.settings.entity.RunTimeSetting;

/** Brings the settings of the whole. */
@ApplicationScoped
public class CommonRunTimeSettings implements RunTimeSettings {

    @Override
    public List<RunTimeSetting> settings() {
        return CommonSettings.ALL;
    }
}
