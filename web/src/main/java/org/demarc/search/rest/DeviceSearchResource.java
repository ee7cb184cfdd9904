package org.demarc.search.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.search.boundary.DeviceSearch;
import org.demarc.search.boundary.LiveSearch.Answer;
import org.demarc.search.entity.Whereabout;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Looking for MACs and IP addresses on devices: in what was read of them before, or by asking them now. */
@Path("device-search")
@Tag(name = "search")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeviceSearchResource implements RestResource {

    private static final String DEVICE = "device";

    @Inject
    DeviceSearch search;

    /** A device that was asked and did not tell all. */
    @Schema(name = "DeviceSearchSilent")
    public record Silent(long deviceId, String deviceName, String problem) {}

    /**
     * What was found.
     *
     * @param fdb where the MAC of an IP address is; empty for other searches
     * @param asked how many devices were asked just now
     * @param silent those of them that did not tell all
     */
    @Schema(name = "DeviceSearchResult")
    public record Result(List<Whereabout> found, List<Whereabout> fdb, int asked, List<Silent> silent) {}

    @GET
    @Path("mac")
    @Operation(
            summary =
                    "Where a MAC is: forwarding tables, ARP, DHCP leases and snooping, the nearest port first, at most 500 rows;"
                            + " devices are ids or IP addresses with commas, all when none is named; from=device asks them now, at most as many"
                            + " as demarc.search.live-devices says, from=history takes what was read before")
    public Result mac(
            @QueryParam("mac") @DefaultValue("") String mac,
            @QueryParam("devices") @DefaultValue("") String devices,
            @QueryParam("from") @DefaultValue("history") String from) {
        List<Long> named = search.named(devices);
        return from.equals(DEVICE)
                ? live(search.askMac(mac, named.isEmpty() ? search.withFdb() : named), List.of())
                : new Result(search.mac(mac, named), List.of(), 0, List.of());
    }

    @GET
    @Path("ip")
    @Operation(summary = "Who tells of an IP address: ARP, DHCP leases and snooping; parameters as for mac")
    public Result ip(
            @QueryParam("ip") @DefaultValue("") String ip,
            @QueryParam("devices") @DefaultValue("") String devices,
            @QueryParam("from") @DefaultValue("history") String from) {
        List<Long> named = search.named(devices);
        return from.equals(DEVICE)
                ? live(search.askIp(ip, named.isEmpty() ? search.withArp() : named), List.of())
                : new Result(search.ip(ip, named), List.of(), 0, List.of());
    }

    @GET
    @Path("ip-with-port")
    @Operation(
            summary =
                    "Which MAC an IP address has by the routers (found), and behind which port that MAC is by the devices (fdb);"
                            + " routers and devices as for mac")
    public Result ipWithPort(
            @QueryParam("ip") @DefaultValue("") String ip,
            @QueryParam("routers") @DefaultValue("") String routers,
            @QueryParam("devices") @DefaultValue("") String devices,
            @QueryParam("from") @DefaultValue("history") String from) {
        List<Long> gateways = search.named(routers);
        List<Long> switches = search.named(devices);
        if (!from.equals(DEVICE)) {
            DeviceSearch.WithPort found = search.ipWithPort(ip, gateways, switches);
            return new Result(found.arp(), found.fdb(), 0, List.of());
        }
        List<Answer> arp = search.askIp(ip, gateways.isEmpty() ? search.withArp() : gateways);
        List<Answer> fdb = Whereabout.newestMac(found(arp))
                .map(mac -> search.askMac(mac, switches.isEmpty() ? search.withFdb() : switches))
                .orElse(List.of());
        return live(arp, fdb);
    }

    private static Result live(List<Answer> answers, List<Answer> behind) {
        List<Silent> silent = java.util.stream.Stream.concat(answers.stream(), behind.stream())
                .filter(answer -> !answer.problem().isEmpty())
                .map(answer -> new Silent(answer.deviceId(), answer.deviceName(), answer.problem()))
                .toList();
        List<Whereabout> fdb =
                found(behind).stream().filter(one -> one.table().equals("fdb")).toList();
        return new Result(found(answers), fdb, answers.size() + behind.size(), silent);
    }

    private static List<Whereabout> found(List<Answer> answers) {
        return answers.stream().flatMap(answer -> answer.found().stream()).toList();
    }
}
