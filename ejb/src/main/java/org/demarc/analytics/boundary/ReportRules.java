package org.demarc.analytics.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.demarc.analytics.control.AnalyticsSettings;
import org.demarc.analytics.entity.ReportBounds;
import org.demarc.link.control.LinkSettings;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.boundary.Settings;
import org.demarc.settings.control.CommonSettings;

/** From where on something is worth a report, as the settings say. */
@Dependent
public class ReportRules {

    @Inject
    Settings settings;

    @Inject
    RunTime runTime;

    ReportBounds bounds() {
        AnalyticsSettings own = settings.of(AnalyticsSettings.class);
        return new ReportBounds(
                runTime.number(CommonSettings.MIN_RX),
                runTime.number(CommonSettings.MAX_RX),
                runTime.number(CommonSettings.MIN_SFP_RX),
                runTime.number(CommonSettings.MAX_SFP_RX),
                own.fadingDb(),
                own.flaps(),
                own.blacklistChanges(),
                (int) runTime.number(CommonSettings.ACTIVE_SECONDS),
                own.mostMacs(),
                settings.of(LinkSettings.class).busyPercent());
    }
}
