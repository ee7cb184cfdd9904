package org.demarc.device.boundary;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.demarc.Page;
import org.demarc.PageRequest;
import org.demarc.access.boundary.Requires;
import org.demarc.access.entity.Permission;
import org.demarc.audit.boundary.AuditLog;
import org.demarc.device.entity.DeviceGroup;
import org.demarc.device.entity.DeviceGroups;
import org.demarc.device.entity.DeviceProblem;

/** Device groups as callers see and change them. */
@Stateless
@Requires(Permission.DEVICE_GROUPS_MANAGEMENT)
public class GroupRegister {

    @Inject
    DeviceGroups groups;

    @Inject
    AuditLog audit;

    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_GROUPS_MANAGEMENT, Permission.USER_DISPLAY})
    public Page<DeviceGroup> page(PageRequest request) {
        return groups.page(request);
    }

    /**
     * One group.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_GROUP}
     */
    @Requires({Permission.DEVICE_SHOW, Permission.DEVICE_GROUPS_MANAGEMENT})
    public DeviceGroup group(long id) {
        return groups.withId(id).orElseThrow(() -> DeviceProblem.UNKNOWN_GROUP.because("group " + id));
    }

    public DeviceGroup add(String name, String description) {
        long id = groups.add(name, description);
        audit.record("device-group:added", "device-group", id, null, group(id));
        return group(id);
    }

    /** {@code version} is the version that the caller saw. */
    public DeviceGroup change(long id, int version, String name, String description) {
        DeviceGroup before = group(id);
        groups.change(id, version, name, description);
        audit.record("device-group:changed", "device-group", id, before, group(id));
        return group(id);
    }

    /** Removes an empty group. */
    public void remove(long id) {
        DeviceGroup before = group(id);
        groups.remove(id);
        audit.record("device-group:removed", "device-group", id, before, null);
    }
}
