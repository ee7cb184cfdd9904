package org.demarc.provisioning.control;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds routers for the order engine. The routers themselves are another capability's. */
public interface RouterDirectory {

    /**
     * The routers that the sources' operators mean by these names or aliases; case and surrounding blanks do not count.
     *
     * @return without the names that nobody has
     */
    Map<DeviceName, RouterTerms> named(Collection<DeviceName> names);

    /** As {@link #named(Collection)}, for one name. */
    default Optional<RouterTerms> named(String source, String deviceName) {
        DeviceName name = new DeviceName(source, deviceName);
        return Optional.ofNullable(named(List.of(name)).get(name));
    }

    Optional<RouterTerms> withId(long routerId);
}
