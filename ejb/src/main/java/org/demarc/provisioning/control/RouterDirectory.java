package org.demarc.provisioning.control;

import java.util.Optional;

/** Finds routers for the order engine. The routers themselves are another capability's. */
public interface RouterDirectory {

    /** The router that the source's operators mean by this name or alias; case and surrounding blanks do not count. */
    Optional<RouterTerms> named(String source, String deviceName);

    Optional<RouterTerms> withId(long routerId);
}
