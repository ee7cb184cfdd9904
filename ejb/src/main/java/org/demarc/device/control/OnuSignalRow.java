package org.demarc.device.control;

import org.jspecify.annotations.Nullable;

/**
 * Optics of an ONU, rounded to two decimals; null where there is no value.
 *
 * @param rxDbm received by the ONU
 * @param txDbm sent by the ONU
 * @param oltRxDbm received by the OLT from this ONU
 * @param distanceM fibre length
 */
public record OnuSignalRow(
        String bindKey,
        @Nullable Double rxDbm,
        @Nullable Double txDbm,
        @Nullable Double oltRxDbm,
        @Nullable Double temperatureC,
        @Nullable Double voltageV,
        @Nullable Double biasMa,
        @Nullable Integer distanceM) {

    /** True when the device told nothing at all. */
    public boolean saysNothing() {
        return rxDbm == null
                && txDbm == null
                && oltRxDbm == null
                && temperatureC == null
                && voltageV == null
                && biasMa == null
                && distanceM == null;
    }
}
