package org.demarc.provisioning.control;

import java.time.Duration;
import org.demarc.provisioning.control.RouterTerms.DisableBy;
import org.demarc.settings.entity.Secret;

/** Routers for tests, with the settings a fresh one has. */
public final class Routers {

    private Routers() {}

    public static RouterTerms terms(long id, String name) {
        return terms(id, name, DisableBy.PROFILE);
    }

    public static RouterTerms terms(long id, String name, DisableBy disableBy) {
        return terms(access(id, name, 1), disableBy);
    }

    public static RouterTerms terms(RouterAccess access, DisableBy disableBy) {
        return new RouterTerms(
                access, "disabled", "disabled", "", "any", disableBy, "bottom", "", "", false, "", "", false);
    }

    public static RouterAccess access(long id, String name, int port) {
        return new RouterAccess(
                id,
                name,
                "127.0.0.1",
                port,
                false,
                "",
                "api",
                Secret.of("secret"),
                true,
                "main",
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }
}
