package org.demarc.component.entity;

import org.demarc.access.entity.Permission;

/** Of what kinds the parts of Demarc are, in the order in which they are shown. */
public enum ComponentKind {
    NODE(Permission.SCHEDULE_REPORTS),
    DATABASE(Permission.SYSTEM_STATUS),
    BROKER(Permission.PROVISIONING_VIEW),
    SNMP(Permission.DEVICE_SHOW),
    TRAPS(Permission.DEVICE_SHOW),
    ICMP(Permission.DEVICE_SHOW),
    BILLING(Permission.IMPORTS_VIEW),
    CRM(Permission.PROVISIONING_VIEW),
    CHANNEL(Permission.NOTIFICATIONS_FULL_ACCESS);

    private final Permission permission;

    ComponentKind(Permission permission) {
        this.permission = permission;
    }

    /** What the page of this kind asks for. */
    public Permission permission() {
        return permission;
    }
}
