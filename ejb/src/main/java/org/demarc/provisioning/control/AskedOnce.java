package org.demarc.provisioning.control;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A directory that is asked once for the routers of all wishes that are looked at together. */
public final class AskedOnce {

    private final RouterDirectory routers;
    private final Map<DeviceName, Optional<RouterTerms>> termsByName = new HashMap<>();

    public AskedOnce(RouterDirectory routers) {
        this.routers = routers;
    }

    /** Asks for all that these wishes name. */
    public void about(Collection<ServiceWish> wishes) {
        Set<DeviceName> unknown = wishes.stream()
                .map(DeviceName::of)
                .filter(name -> !termsByName.containsKey(name))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            Map<DeviceName, RouterTerms> known = routers.named(unknown);
            unknown.forEach(name -> termsByName.put(name, Optional.ofNullable(known.get(name))));
        }
    }

    /** The router that the wish names. */
    public Optional<RouterTerms> of(ServiceWish wish) {
        about(Set.of(wish));
        return termsByName.getOrDefault(DeviceName.of(wish), Optional.empty());
    }
}
