package org.demarc.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;

/** How the pages look to this browser: language and theme, kept in cookies because they hold no secret. */
@Named
@RequestScoped
public class Appearance {

    @Inject
    HttpServletRequest request;

    @Inject
    CallerView caller;

    @Inject
    RunTime runTime;

    /** What the administrator calls this installation. */
    public String getAppName() {
        return runTime.text(CommonSettings.APP_NAME);
    }

    public Locale getLocale() {
        return Look.of(request, caller.getLanguage()).locale();
    }

    public String getLanguage() {
        return getLocale().getLanguage();
    }

    public String getOtherLanguage() {
        return getLanguage().equals("uk") ? "en" : "uk";
    }

    public boolean isDark() {
        return Look.of(request).dark();
    }

    /** Name of the PrimeFaces theme. */
    public String getTheme() {
        return isDark() ? "vela-blue" : "saga-blue";
    }
}
