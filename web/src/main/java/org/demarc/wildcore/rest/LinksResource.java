package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.demarc.PageRequest;
import org.demarc.link.boundary.LinkDesk;
import org.demarc.link.entity.Link;
import org.demarc.link.entity.LinkKind;
import org.jspecify.annotations.Nullable;

/** All links, as scripts that draw network maps ask for them (wildcore-mikbill.md 6 and 11). */
@Path("component/links")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LinksResource {

    private static final long MOST = 20_000;

    @Inject
    LinkDesk desk;

    @GET
    public Envelope links() {
        List<Map<String, @Nullable Object>> links = new ArrayList<>();
        long total = 1;
        for (long offset = 0; offset < total && offset < MOST; offset += PageRequest.MAX_LIMIT) {
            var page =
                    desk.page(new PageRequest(PageRequest.MAX_LIMIT, offset, "id", false, ""), null, null, null, null);
            total = page.total();
            page.items().forEach(link -> links.add(shown(link)));
        }
        return Envelope.of(links);
    }

    private static Map<String, @Nullable Object> shown(Link link) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", link.id());
        shown.put("src_iface", port(link.from()));
        shown.put("src_device", device(link.from()));
        shown.put("dest_iface", port(link.to()));
        shown.put("dest_device", device(link.to()));
        shown.put("type", link.kind() == LinkKind.MANUAL ? "manual" : "auto");
        shown.put("utilization", link.utilizationPercent());
        return shown;
    }

    private static @Nullable Map<String, Object> port(Link.End end) {
        Long id = end.interfaceId();
        return id == null
                ? null
                : Map.of(
                        "id",
                        id,
                        "name",
                        end.interfaceName(),
                        "device",
                        Map.of("id", end.deviceId(), "name", end.deviceName()));
    }

    private static Map<String, Object> device(Link.End end) {
        return Map.of(
                "id", end.deviceId(),
                "ip", end.address(),
                "name", end.deviceName(),
                "model", Map.of("name", end.model()));
    }
}
