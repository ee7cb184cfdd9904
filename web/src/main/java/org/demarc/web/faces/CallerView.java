package org.demarc.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;

/** The signed-in user as pages ask for him: {@code #{caller.may('device_management')}} hides what he may not do. */
@Named("caller")
@RequestScoped
public class CallerView {

    @Inject
    CurrentUser caller;

    public String getLogin() {
        return caller.known().map(Caller::login).orElse("");
    }

    /** BCP 47 as his profile says; empty for nobody, and for who has chosen none. */
    public String getLanguage() {
        return caller.known().map(Caller::language).orElse("");
    }

    /** True when the user's role holds the permission with this key (wildcore-mikbill.md 3.1). */
    public boolean may(String key) {
        return Permission.withKey(key).map(caller::may).orElse(false);
    }
}
