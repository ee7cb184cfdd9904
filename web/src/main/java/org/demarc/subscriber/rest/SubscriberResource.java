package org.demarc.subscriber.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.demarc.Page;
import org.demarc.provisioning.boundary.ServiceDesk;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.provisioning.rest.ServiceView;
import org.demarc.subscriber.boundary.SubscriberDesk;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.web.rest.Paging;
import org.demarc.web.rest.RestResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Subscribers of all sources. */
@Path("subscribers")
@Tag(name = "subscribers")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubscriberResource implements RestResource {

    @Inject
    SubscriberDesk desk;

    @Inject
    ServiceDesk services;

    /** A service on a router beside what it has in common with the subscriber: CLIENT, LOGIN, MAC or ADDRESS. */
    public record MatchedService(ServiceView service, String matchedBy) {

        static MatchedService of(Accounts.OfSubscriber found) {
            return new MatchedService(ServiceView.of(found.line()), found.matchedBy());
        }
    }

    @GET
    @Operation(
            summary = "Subscribers by name",
            description = "q: beginnings of words of name or address, or of login, contract, id, phone;"
                    + " sort: name, login, externalId, id")
    public Page<SubscriberView.Row> list(@BeanParam Paging paging) {
        return desk.page(paging.request());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One subscriber")
    public SubscriberView subscriber(@PathParam("id") long id) {
        return desk.subscriber(id);
    }

    @GET
    @Path("of/{source}/{externalId}")
    @Operation(summary = "The subscriber with this id at this source")
    public SubscriberView ofSource(@PathParam("source") String source, @PathParam("externalId") String externalId) {
        return desk.subscriber(source, externalId);
    }

    @GET
    @Path("{id}/lines")
    @Operation(summary = "ONUs and ports of a subscriber")
    public List<LineBook.Line> lines(@PathParam("id") long id) {
        desk.subscriber(id);
        return desk.lines(id);
    }

    @GET
    @Path("{id}/services")
    @Operation(summary = "Services on routers that match the subscriber by client, login, MAC or IP, the surest first")
    public List<MatchedService> services(@PathParam("id") long id) {
        desk.subscriber(id);
        return services.ofSubscriber(id).stream().map(MatchedService::of).toList();
    }

    @GET
    @Path("{id}/events")
    @Operation(summary = "What happened to a subscriber, newest first")
    public List<SubscriberView.Event> events(
            @PathParam("id") long id, @QueryParam("limit") @DefaultValue("100") int limit) {
        desk.subscriber(id);
        return desk.events(id, limit);
    }
}
