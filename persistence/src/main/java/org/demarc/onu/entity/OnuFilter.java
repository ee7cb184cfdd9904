package org.demarc.onu.entity;

import org.jspecify.annotations.Nullable;

/**
 * What narrows a list of ONUs; null, or an empty text, does not.
 *
 * @param deviceId the OLT
 * @param parentKey bind key of the PON port, or {@link #NO_PORT}
 * @param status Online, Offline, LOS, PowerOff, Unknown
 * @param rxBelowDbm received level lower than this
 * @param rxAboveDbm received level higher than this
 * @param fartherThanM at least this far away
 * @param downReason why it was down the last time, as stored
 * @param model beginning of its model, in any case
 * @param subscriber beginning of a login, contract, number, phone, or of words of name and address
 */
public record OnuFilter(
        @Nullable Long deviceId,
        @Nullable String parentKey,
        @Nullable String status,
        @Nullable Double rxBelowDbm,
        @Nullable Double rxAboveDbm,
        @Nullable Integer fartherThanM,
        String downReason,
        String model,
        String subscriber) {

    /** Instead of a bind key: the ONUs that name no PON port. */
    public static final String NO_PORT = "-";

    /** Every ONU. */
    public static final OnuFilter NONE = new OnuFilter(null, null, null, null, null, null, "", "", "");

    /** The ONUs of an OLT, and of one of its PON ports unless that is null. */
    public static OnuFilter ofDevice(long deviceId, @Nullable String parentKey) {
        return new OnuFilter(deviceId, parentKey, null, null, null, null, "", "", "");
    }

    /** The same of one status; null for every status. */
    public OnuFilter inStatus(@Nullable String wanted) {
        return new OnuFilter(
                deviceId, parentKey, wanted, rxBelowDbm, rxAboveDbm, fartherThanM, downReason, model, subscriber);
    }

    /** True when nothing narrows the list. */
    public boolean isNone() {
        return equals(NONE);
    }

    boolean looksAtSignals() {
        return rxBelowDbm != null || rxAboveDbm != null || fartherThanM != null;
    }

    boolean looksAtIdentity() {
        return !downReason.isEmpty() || !model.isEmpty();
    }
}
