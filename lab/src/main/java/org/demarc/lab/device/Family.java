package org.demarc.lab.device;

/** Kinds of devices that the lab can be, each with the key of the device profile that reads it. */
public enum Family {
    BDCOM_P3310("bdcom-p3310"),
    HUAWEI_SMARTAX("huawei-smartax"),
    ZTE_C300("zte-c300"),
    VSOL_V1600D("vsol-v1600d"),
    DLINK_DES3200("dlink-des3200"),
    GENERIC_SWITCH("generic-switch"),
    MIKROTIK_ROUTEROS("mikrotik-routeros");

    private final String profile;

    Family(String profile) {
        this.profile = profile;
    }

    /** Key of the device profile. */
    public String profile() {
        return profile;
    }

    public boolean isOlt() {
        return isEpon() || this == HUAWEI_SMARTAX || this == ZTE_C300;
    }

    /** Whether its ONUs are known by MAC instead of serial number. */
    public boolean isEpon() {
        return this == BDCOM_P3310 || this == VSOL_V1600D;
    }

    public boolean isSwitch() {
        return this == DLINK_DES3200 || this == GENERIC_SWITCH;
    }
}
