package org.demarc.onu.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.demarc.onu.entity.OnuFilter;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters by which ONUs are narrowed. */
public class OnuNarrowing {

    @QueryParam("device")
    @Nullable
    Long deviceId;

    @QueryParam("parent")
    @Parameter(description = "bind key of the PON port, - for ONUs that name none")
    @Nullable
    String parentKey;

    @QueryParam("status")
    @Parameter(description = "Online, Offline, LOS, PowerOff or Unknown")
    @Nullable
    String status;

    @QueryParam("rxBelow")
    @Parameter(description = "level at the ONU lower than this, dBm")
    @Nullable
    Double rxBelowDbm;

    @QueryParam("rxAbove")
    @Parameter(description = "level at the ONU higher than this, dBm")
    @Nullable
    Double rxAboveDbm;

    @QueryParam("farther")
    @Parameter(description = "at least so far away, m")
    @Nullable
    Integer fartherThanM;

    @QueryParam("reason")
    @DefaultValue("")
    @Parameter(description = "why it was down the last time, as it is told in downReason")
    String downReason = "";

    @QueryParam("model")
    @DefaultValue("")
    @Parameter(description = "beginning of the model")
    String model = "";

    @QueryParam("subscriber")
    @DefaultValue("")
    @Parameter(description = "beginning of login, contract, number, phone, or of words of name and address")
    String subscriber = "";

    OnuFilter filter() {
        return new OnuFilter(
                deviceId,
                parentKey,
                status,
                rxBelowDbm,
                rxAboveDbm,
                fartherThanM,
                downReason.strip(),
                model.strip(),
                subscriber.strip());
    }
}
