package org.demarc.device.boundary;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Set;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.device.entity.Device;
import org.demarc.device.entity.DeviceProblem;
import org.demarc.device.entity.Devices;
import org.jspecify.annotations.Nullable;

/** What the caller may see of the inventory: the devices of his groups and what belongs to them. Others do not exist for him. */
@Dependent
public class Sight {

    @Inject
    CurrentUser caller;

    @Inject
    Devices devices;

    /** The groups for queries; null for all. */
    public @Nullable Set<Long> groups() {
        return caller.caller().seesAllDevices() ? null : caller.caller().deviceGroupIds();
    }

    /** True when things of this group (null: of none) are shown to the caller. */
    public boolean covers(@Nullable Long groupId) {
        return caller.caller().seesAllDevices() || (groupId != null && caller.seesGroup(groupId));
    }

    /**
     * The device.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE}, also when the caller may not see it
     */
    public Device device(long id) {
        return devices.withId(id)
                .filter(device ->
                        covers(device.group() == null ? null : device.group().id()))
                .orElseThrow(() -> DeviceProblem.UNKNOWN_DEVICE.because("device " + id));
    }

    /**
     * Looks whether all of these are devices that the caller may see, with one question however many they are.
     *
     * @throws org.demarc.ProblemException {@link DeviceProblem#UNKNOWN_DEVICE} for the first that is not
     */
    public void devices(Collection<Long> ids) {
        devices.firstBeyond(ids, groups()).ifPresent(id -> {
            throw DeviceProblem.UNKNOWN_DEVICE.because("device " + id);
        });
    }

    /** True when the caller may see all of these groups and all of these devices. */
    public boolean coversAll(Collection<Long> groupIds, Collection<Long> deviceIds) {
        return caller.caller().seesGroups(Set.copyOf(groupIds))
                && devices.firstBeyond(deviceIds, groups()).isEmpty();
    }
}
