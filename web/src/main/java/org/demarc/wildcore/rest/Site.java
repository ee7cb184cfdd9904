package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;
import org.demarc.wildcore.control.UiPages;

/** Address of this installation for links in answers. */
@ApplicationScoped
public class Site {

    @Inject
    RunTime runTime;

    /** As an administrator has set it (EXTERNAL_HTTP_ADDRESS), else as the caller reached it. */
    public UiPages of(UriInfo uri) {
        String configured = runTime.text(CommonSettings.EXTERNAL_ADDRESS).strip();
        if (!configured.isEmpty()) {
            return new UiPages(configured.replaceAll("/+$", ""));
        }
        var base = uri.getBaseUri();
        return new UiPages(base.getScheme() + "://" + base.getRawAuthority());
    }
}
