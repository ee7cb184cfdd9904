package org.demarc.live.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.demarc.access.entity.Caller;
import org.demarc.access.entity.Permission;

/** Kinds of things whose changes are told. Their keys are those of the database's notes (V1.2811) and of the API. */
public enum Topic {
    EVENTS("events", true, Permission.EVENTS_SHOW),
    DEVICES("devices", true, Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO),
    POLLS("polls", true, Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO),
    LINES("lines", true, Permission.DEVICE_SHOW, Permission.OLTS_INFO, Permission.SWITCHES_INFO),
    JOBS(
            "jobs",
            false,
            Permission.SCHEDULE_REPORTS,
            Permission.JOBS_RUN,
            Permission.SCHEDULE_CONFIGURATION,
            Permission.IMPORTS_VIEW,
            Permission.PROVISIONING_VIEW,
            Permission.LINKS_VIEW,
            Permission.ANALYTICS,
            Permission.EXTERNAL_APPS_OXIDIZED),
    ACTIONS("actions", true),
    ROUTERS("routers", false, Permission.PROVISIONING_VIEW),
    MESSAGES(
            "messages",
            false,
            Permission.NOTIFICATIONS_FULL_ACCESS,
            Permission.NOTIFICATIONS_VIEW_HISTORY,
            Permission.NOTIFICATIONS_CONFIGURE_SELF_CONTACTS);

    private final String key;
    private final boolean ofDevices;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Permission> permissions;

    Topic(String key, boolean ofDevices, Permission... permissions) {
        this.key = key;
        this.ofDevices = ofDevices;
        this.permissions = List.of(permissions);
    }

    public String key() {
        return key;
    }

    public static Optional<Topic> withKey(String key) {
        return Arrays.stream(values()).filter(topic -> topic.key.equals(key)).findFirst();
    }

    /** Whether the caller is told of it at all; a topic without permissions is for everybody who has been recognised. */
    public boolean isFor(Caller caller) {
        return permissions.isEmpty() || permissions.stream().anyMatch(caller::may);
    }

    /** Whether he is told of it only where he sees the device. */
    boolean isByDevice(Caller caller) {
        boolean seesAll = caller.seesAllDevices() || (this == EVENTS && caller.may(Permission.EVENTS_SEE_ALL));
        return ofDevices && !seesAll;
    }
}
