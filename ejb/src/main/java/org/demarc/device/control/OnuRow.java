package org.demarc.device.control;

import org.demarc.onu.entity.OnuIdent;
import org.jspecify.annotations.Nullable;

/**
 * An ONU as its OLT lists it. Texts are empty where the device says nothing.
 *
 * @param line the ONU as an interface; its description is the ONU's
 * @param ident serial or MAC
 * @param name name given on the OLT
 */
public record OnuRow(
        InterfaceRow line,
        @Nullable OnuIdent ident,
        String name,
        String vendor,
        String model,
        String hardware,
        String software) {

    public String bindKey() {
        return line.bindKey();
    }
}
