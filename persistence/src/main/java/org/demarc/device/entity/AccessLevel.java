package org.demarc.device.entity;

/**
 * Where access data and custom parameters are said (devices.md DEV-5, 2.4). Of the kinds the later one is nearer to a device and wins.
 *
 * @param modelKey key of the model, empty for other kinds
 * @param id of the access profile or the device, 0 for other kinds
 */
public record AccessLevel(Kind kind, String modelKey, long id) {

    /** From far to near. */
    public enum Kind {
        SYSTEM,
        PROFILE,
        MODEL,
        DEVICE
    }

    public static final AccessLevel SYSTEM = new AccessLevel(Kind.SYSTEM, "", 0);

    public static AccessLevel ofProfile(long id) {
        return new AccessLevel(Kind.PROFILE, "", id);
    }

    public static AccessLevel ofModel(String key) {
        return new AccessLevel(Kind.MODEL, key, 0);
    }

    public static AccessLevel ofDevice(long id) {
        return new AccessLevel(Kind.DEVICE, "", id);
    }

    /** For people and the audit: {@code SYSTEM}, {@code MODEL bdcom_gp3600_series}, {@code DEVICE 17}. */
    public String shown() {
        return kind == Kind.SYSTEM ? "SYSTEM" : kind + " " + (kind == Kind.MODEL ? modelKey : Long.toString(id));
    }
}
