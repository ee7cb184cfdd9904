package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.demarc.icmp.boundary.ReachHistory;
import org.demarc.icmp.entity.Reaches;
import org.demarc.wildcore.control.LocalText;
import org.jspecify.annotations.Nullable;

/** Who answers ICMP (wildcore-mikbill.md 6.6). */
@Path("component/pinger/statuses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PingerResource {

    @Inject
    ReachHistory reach;

    @GET
    public Envelope statuses() {
        LocalText text = new LocalText(ZoneId.systemDefault(), Instant.now());
        return Envelope.of(
                reach.statuses().stream().map(status -> shown(status, text)).toList());
    }

    private static Map<String, @Nullable Object> shown(Reaches.Status status, LocalText text) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("device", Map.of("id", status.deviceId(), "ip", status.address(), "name", status.name()));
        shown.put("status", status.reach().alive() ? "up" : "down");
        shown.put("delay_ms", status.reach().rttMs());
        shown.put("loss", status.reach().lossPercent());
        shown.put("changed_at", text.time(status.reach().since()));
        return shown;
    }
}
