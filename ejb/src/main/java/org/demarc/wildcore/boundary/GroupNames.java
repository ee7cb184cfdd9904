package org.demarc.wildcore.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;
import org.demarc.device.entity.DeviceGroups;
import org.demarc.wildcore.control.DeviceView;
import org.demarc.wildcore.control.LocalText;

/** Device groups of users, with their names. */
@ApplicationScoped
@Requires({Permission.USER_DISPLAY, Permission.USER_MANAGEMENT})
public class GroupNames {

    @Inject
    DeviceGroups groups;

    /** Those that exist, by id; -1 stands for all devices. */
    public List<DeviceView.Group> of(Set<Long> ids, LocalText text) {
        return ids.stream().sorted().flatMap(id -> group(id, text).stream()).toList();
    }

    private List<DeviceView.Group> group(long id, LocalText text) {
        if (id == Caller.ALL_GROUPS) {
            return List.of(new DeviceView.Group(id, "all devices", "", text.time(Instant.EPOCH)));
        }
        return groups.withId(id).stream()
                .map(group -> new DeviceView.Group(
                        group.id(), group.name(), group.description(), text.time(group.createdAt())))
                .toList();
    }
}
