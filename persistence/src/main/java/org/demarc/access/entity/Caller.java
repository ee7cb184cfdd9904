package org.demarc.access.entity;

import java.util.Set;

/**
 * Somebody who has been recognised, with what he may do at this moment.
 *
 * @param id user id; 0 for Demarc itself
 * @param login as he signs in, {@code system} for Demarc itself
 * @param name shown name
 * @param language BCP 47 language of the user interface
 * @param permissions what he may do now
 * @param deviceGroupIds groups whose devices he sees; -1 stands for all
 * @param kind how he was recognised
 * @param remoteAddress where he calls from, empty when from inside
 */
public record Caller(
        long id,
        String login,
        String name,
        String language,
        Set<Permission> permissions,
        Set<Long> deviceGroupIds,
        Kind kind,
        String remoteAddress) {

    /** The group id that stands for all devices. */
    public static final long ALL_GROUPS = -1;

    /** How a caller was recognised. */
    public enum Kind {
        SESSION,
        KEY,
        SYSTEM
    }

    public Caller {
        permissions = Set.copyOf(permissions);
        deviceGroupIds = Set.copyOf(deviceGroupIds);
    }

    /** Demarc itself: timers, message consumers, start-up. */
    public static Caller system() {
        return new Caller(
                0, "system", "Demarc", "en", Set.of(Permission.values()), Set.of(ALL_GROUPS), Kind.SYSTEM, "");
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    public boolean seesAllDevices() {
        return deviceGroupIds.contains(ALL_GROUPS);
    }

    /** True when the caller sees the devices of all these groups. */
    public boolean seesGroups(Set<Long> groups) {
        return seesAllDevices() || deviceGroupIds.containsAll(groups);
    }

    /** True when a device of this group may be shown to the caller. */
    public boolean seesGroup(long deviceGroupId) {
        return seesAllDevices() || deviceGroupIds.contains(deviceGroupId);
    }
}
