package org.demarc.live.control;

import java.util.Optional;

/** Which group a device is in: asked for callers who do not see all. */
@FunctionalInterface
public interface GroupOfDevice {

    /** Empty for a device in no group, and for one that does not exist. */
    Optional<Long> of(long deviceId);
}
