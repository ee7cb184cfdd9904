package org.demarc.onu.entity;

import java.util.Set;

/** The four words that are stored for the state of an ONU (devices.md 4.3). */
public enum OnuStatus {
    ONLINE("Online"),
    OFFLINE("Offline"),
    LOS("LOS"),
    POWER_OFF("PowerOff");

    private static final Set<String> LIGHT_LOST = Set.of("LOS", "LOSi", "LOFi", "lofi", "pon-los", "LinkedDown");
    private static final Set<String> POWER_LOST = Set.of("PowerOff", "PowerDown", "dying-gasp");

    private final String word;

    OnuStatus(String word) {
        this.word = word;
    }

    /** The word as it is stored and shown to billings. */
    public String word() {
        return word;
    }

    /**
     * The stored word for what a device says.
     *
     * @param status the device's word for the state
     * @param reason why it is down, empty when unknown
     */
    public static OnuStatus of(String status, String reason) {
        if (status.equals("Online") || status.equals("Alarm")) {
            return ONLINE;
        }
        if (LIGHT_LOST.contains(status) || LIGHT_LOST.contains(reason)) {
            return LOS;
        }
        return POWER_LOST.contains(status) || POWER_LOST.contains(reason) ? POWER_OFF : OFFLINE;
    }
}
