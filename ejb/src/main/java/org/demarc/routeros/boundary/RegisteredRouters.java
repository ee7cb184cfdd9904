package org.demarc.routeros.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.Sql;
import org.demarc.provisioning.control.DeviceName;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.routeros.control.RouterOsSettings;
import org.demarc.routeros.control.TermsOfRouter;
import org.demarc.routeros.entity.Router;
import org.demarc.routeros.entity.Routers;
import org.demarc.settings.boundary.Settings;

/** Tells the order engine about the routers of the inventory. */
@ApplicationScoped
public class RegisteredRouters implements RouterDirectory {

    @Inject
    Routers routers;

    @Inject
    Settings settings;

    @Override
    public Map<DeviceName, RouterTerms> named(Collection<DeviceName> names) {
        List<DeviceName> asked = List.copyOf(names);
        Map<DeviceName, RouterTerms> known = new HashMap<>();
        routers.named(Sql.column(asked, DeviceName::source), Sql.column(asked, DeviceName::name))
                .forEach((at, router) -> known.put(asked.get(at), terms(router)));
        return known;
    }

    @Override
    public Optional<RouterTerms> withId(long routerId) {
        return routers.withId(routerId).map(this::terms);
    }

    private RouterTerms terms(Router router) {
        return TermsOfRouter.of(router, settings.of(RouterOsSettings.class));
    }
}
