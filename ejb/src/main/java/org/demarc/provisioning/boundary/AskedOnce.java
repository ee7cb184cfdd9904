package org.demarc.provisioning.boundary;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.demarc.provisioning.control.RouterDirectory;
import org.demarc.provisioning.control.RouterTerms;
import org.demarc.provisioning.control.ServiceWish;

/** A directory that is asked once for each router while a group of orders is looked at. */
final class AskedOnce {

    private record Name(String source, String device) {}

    private final RouterDirectory routers;
    private final Map<Name, Optional<RouterTerms>> termsByName = new HashMap<>();

    AskedOnce(RouterDirectory routers) {
        this.routers = routers;
    }

    /** The router that the wish names. */
    Optional<RouterTerms> of(ServiceWish wish) {
        Name name = new Name(wish.service().source(), wish.keys().device());
        return termsByName.computeIfAbsent(name, unknown -> routers.named(unknown.source(), unknown.device()));
    }
}
