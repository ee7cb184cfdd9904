package org.demarc.provisioning.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A directory that is asked once for the routers of all wishes that are looked at together. */
public final class AskedOnce {

    private final RouterDirectory routers;
    private final Map<DeviceName, RouterTerms> termsByName = new HashMap<>();
    private final Set<DeviceName> asked = new HashSet<>();

    public AskedOnce(RouterDirectory routers) {
        this.routers = routers;
    }

    /** Asks for all that these wishes name. */
    public void about(Collection<ServiceWish> wishes) {
        Set<DeviceName> unknown = new HashSet<>();
        for (ServiceWish wish : wishes) {
            DeviceName name = DeviceName.of(wish);
            if (asked.add(name)) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            termsByName.putAll(routers.named(unknown));
        }
    }

    /** The router that the wish names. */
    public Optional<RouterTerms> of(ServiceWish wish) {
        about(Set.of(wish));
        return Optional.ofNullable(termsByName.get(DeviceName.of(wish)));
    }
}
