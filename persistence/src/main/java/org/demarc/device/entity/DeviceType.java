package org.demarc.device.entity;

/** What a device is for (wildcore-mikbill.md, chapter 2). */
public enum DeviceType {
    OLT,
    SWITCH,
    ROUTER,
    ROUTEROS,
    SENSORS,
    ONU,
    ICMP
}
