package org.demarc.wildcore.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.demarc.search.boundary.DeviceSearch;
import org.demarc.search.boundary.LiveSearch.Answer;
import org.demarc.search.entity.Whereabout;
import org.demarc.wildcore.control.SearchRows;
import org.jspecify.annotations.Nullable;

/**
 * Searches on devices (wildcore-mikbill.md 6.6): {@code source=device} asks them now, else what was read before is looked through. Devices are ids
 * or addresses; all where none is named.
 */
@Path("component/search_device")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class DeviceSearchResource {

    @Inject
    DeviceSearch search;

    @POST
    @Path("search-mac")
    public Envelope mac(@Nullable Map<String, Object> body) {
        return mac(Asked.of(body));
    }

    @GET
    @Path("search-mac")
    public Envelope mac(@Context UriInfo uri) {
        return mac(Asked.of(uri));
    }

    @POST
    @Path("search-ip")
    public Envelope ip(@Nullable Map<String, Object> body) {
        return ip(Asked.of(body));
    }

    @GET
    @Path("search-ip")
    public Envelope ip(@Context UriInfo uri) {
        return ip(Asked.of(uri));
    }

    @POST
    @Path("search-ip-with-fdb")
    public Envelope ipWithFdb(@Nullable Map<String, Object> body) {
        return ipWithFdb(Asked.of(body));
    }

    @GET
    @Path("search-ip-with-fdb")
    public Envelope ipWithFdb(@Context UriInfo uri) {
        return ipWithFdb(Asked.of(uri));
    }

    private Envelope mac(Asked asked) {
        List<Long> named = search.named(asked.text("devices"));
        return Envelope.of(SearchRows.fdb(
                asked.live()
                        ? found(search.askMac(asked.text("mac"), named.isEmpty() ? search.withFdb() : named))
                        : search.mac(asked.text("mac"), named)));
    }

    private Envelope ip(Asked asked) {
        List<Long> named = search.named(asked.text("devices"));
        return Envelope.of(SearchRows.arp(
                asked.live()
                        ? found(search.askIp(asked.text("ip"), named.isEmpty() ? search.withArp() : named))
                        : search.ip(asked.text("ip"), named)));
    }

    private Envelope ipWithFdb(Asked asked) {
        List<Long> routers = search.named(asked.text("routers"));
        List<Long> devices = search.named(asked.text("devices"));
        DeviceSearch.WithPort found = asked.live()
                ? live(asked.text("ip"), routers, devices)
                : search.ipWithPort(asked.text("ip"), routers, devices);
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("arp", SearchRows.arp(found.arp()).stream().findFirst().orElse(null));
        shown.put("fdb", SearchRows.fdb(found.fdb()).stream().findFirst().orElse(null));
        return Envelope.of(shown);
    }

    private DeviceSearch.WithPort live(String ip, List<Long> routers, List<Long> devices) {
        List<Whereabout> arp = found(search.askIp(ip, routers.isEmpty() ? search.withArp() : routers));
        return new DeviceSearch.WithPort(
                arp,
                Whereabout.newestMac(arp)
                        .map(mac -> found(search.askMac(mac, devices.isEmpty() ? search.withFdb() : devices)))
                        .orElse(List.of()));
    }

    private static List<Whereabout> found(List<Answer> answers) {
        return answers.stream().flatMap(answer -> answer.found().stream()).toList();
    }

    /** Parameters, wherever they stand; lists are joined by commas. */
    private record Asked(Map<String, String> values) {

        static Asked of(@Nullable Map<String, Object> body) {
            Map<String, String> values = new HashMap<>();
            if (body != null) {
                body.forEach((name, value) -> values.put(name, plain(value)));
            }
            return new Asked(values);
        }

        static Asked of(UriInfo uri) {
            Map<String, String> values = new HashMap<>();
            uri.getQueryParameters()
                    .forEach((name, given) -> values.put(name.replace("[]", ""), String.join(",", given)));
            return new Asked(values);
        }

        private static String plain(@Nullable Object value) {
            if (value instanceof Collection<?> many) {
                return many.stream().map(String::valueOf).collect(Collectors.joining(","));
            }
            return value == null ? "" : value.toString();
        }

        String text(String name) {
            return values.getOrDefault(name, "");
        }

        boolean live() {
            return text("source").equals("device") || text("from").equals("device");
        }
    }
}
