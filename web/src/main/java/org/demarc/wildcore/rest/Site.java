package org.demarc.wildcore.rest;

import jakarta.ws.rs.core.UriInfo;
import org.demarc.wildcore.control.WildcoreSettings;

/** Address of this installation for links in answers. */
final class Site {

    private Site() {}

    /** As configured, else as the caller reached it; without a slash at the end. */
    static String of(WildcoreSettings settings, UriInfo uri) {
        String configured = settings.externalAddress();
        if (!configured.isBlank()) {
            return configured.strip().replaceAll("/+$", "");
        }
        var base = uri.getBaseUri();
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
