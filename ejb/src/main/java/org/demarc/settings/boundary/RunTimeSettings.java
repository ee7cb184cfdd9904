package org.demarc.settings.boundary;

import java.util.List;
import org.demarc.settings.entity.RunTimeSetting;

/** A capability's run-time settings: an application-scoped CDI bean that implements this is found by itself. */
public interface RunTimeSettings {

    List<RunTimeSetting> settings();
}
