package org.demarc.ucrm.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The webhook endpoint: an application of its own, with UCRM's words and nobody else's. */
@ApplicationPath("/ucrm")
public class HookApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(HookResource.class);
    }
}
