package org.demarc.device.entity;

import org.demarc.ProblemType;

/** Refusals of the inventory. */
public enum DeviceProblem implements ProblemType {
    UNKNOWN_DEVICE(404, "There is no such device"),
    UNKNOWN_INTERFACE(404, "There is no such interface"),
    UNKNOWN_GROUP(404, "There is no such device group"),
    UNKNOWN_NODE(404, "There is no such node in the tree of devices"),
    UNKNOWN_COMMENT(404, "There is no such comment"),
    UNKNOWN_DEVICE_MODEL(404, "There is no such device model"),
    OTHERS_DEVICES(403, "It reaches devices of others"),
    UNKNOWN_ACCESS_PROFILE(404, "There is no such access profile"),
    DEVICE_EXISTS(409, "The device is there already"),
    NAME_TAKEN(409, "The name is taken"),
    IN_USE(409, "Devices still use it"),
    CHANGED_MEANWHILE(409, "Somebody else changed it meanwhile"),
    MANY_FAVOURITES(409, "There are too many favourites"),
    POLLING_OFF(409, "The device is not polled"),
    SWITCHED_OFF(409, "The custom parameters switch it off"),
    DEVICE_SILENT(409, "The device does not answer"),
    BAD_ADDRESS(422, "The address is not readable"),
    BAD_TAG(422, "The tag cannot be used"),
    BAD_REFERENCE(422, "Group or access profile does not exist"),
    BAD_ACCESS(422, "The way of access cannot be used"),
    UNKNOWN_MODEL(422, "There is no such model or profile"),
    BAD_PROFILE(422, "The device profile cannot be used"),
    BAD_PARAMETERS(422, "The custom parameters cannot be used"),
    BAD_CSV(422, "The file is not readable");

    private final int status;
    private final String title;

    DeviceProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
