package org.demarc.wildcore.control;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A row of a list of ONUs (wildcore-mikbill.md 6.9): the stored interface and what a list shows beside it. */
public record OntView(
        @JsonUnwrapped InterfaceView line,
        DiagView.@Nullable Ident ident,
        Optical optical,
        String downReason,
        boolean duplicate) {

    /** dBm, degrees Celsius, volts, metres. */
    public record Optical(
            @Nullable BigDecimal rx,
            @Nullable BigDecimal tx,
            @Nullable BigDecimal oltRx,
            @Nullable BigDecimal temp,
            @Nullable BigDecimal voltage,
            @Nullable Long distance,
            @Nullable String updatedAt) {}
}
