package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.icmp.boundary.Diagnostic;
import org.demarc.wildcore.boundary.BillingDevices;
import org.demarc.wildcore.control.Parameters;
import org.jspecify.annotations.Nullable;

/** ARP pings by a router for billings (wildcore-mikbill.md 6.6). */
@Path("component/diagnostic/arp-ping")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ArpPingResource {

    private static final int USUAL = 4;
    private static final List<String> TIMES = List.of("min-rtt", "avg-rtt", "max-rtt");

    @Inject
    Diagnostic diagnostic;

    @Inject
    BillingDevices devices;

    @POST
    public Envelope ping(@Nullable Map<String, Object> body) {
        long id = devices.named(text(body, "router"));
        int count = (int) Parameters.number("count", text(body, "count"), 1, 10, USUAL);
        return Envelope.of(diagnostic.arpPingRows(text(body, "ip"), id, count).stream()
                .map(ArpPingResource::shown)
                .toList());
    }

    private static Map<String, Object> shown(Map<String, String> row) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("seq", number(row, "seq"));
        shown.put("host", row.getOrDefault("host", ""));
        shown.put("time", row.getOrDefault("time", row.getOrDefault("status", "")));
        shown.put("sent", number(row, "sent"));
        shown.put("received", number(row, "received"));
        shown.put("packet-loss", number(row, "packet-loss"));
        TIMES.forEach(name -> shown.put(name, row.getOrDefault(name, "")));
        return shown;
    }

    private static long number(Map<String, String> row, String name) {
        String text = row.getOrDefault(name, "");
        return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
    }

    private static String text(@Nullable Map<String, Object> body, String name) {
        Object value = body == null ? null : body.get(name);
        return value == null ? "" : value.toString();
    }
}
