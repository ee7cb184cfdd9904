package org.demarc.wildcore.boundary;

import java.util.Set;
import org.demarc.access.boundary.CurrentUser;
import org.jspecify.annotations.Nullable;

/** Which devices a caller sees. */
final class Seen {

    private Seen() {}

    /** His device groups; null when he sees all devices. */
    static @Nullable Set<Long> groups(CurrentUser caller) {
        var user = caller.caller();
        return user.seesAllDevices() ? null : user.deviceGroupIds();
    }
}
