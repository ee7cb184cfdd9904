package org.demarc.subscriber.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.demarc.provisioning.boundary.ServiceDesk;
import org.demarc.provisioning.entity.Accounts;
import org.demarc.subscriber.boundary.SubscriberDesk;
import org.demarc.subscriber.entity.LineBook;
import org.demarc.subscriber.entity.SubscriberProblem;
import org.demarc.subscriber.entity.SubscriberView;
import org.demarc.web.faces.CallerView;
import org.demarc.web.faces.Steady;
import org.jspecify.annotations.Nullable;

/** One subscriber: who he is, his lines, his services, what happened to him. */
@Named
@RequestScoped
public class SubscriberPage {

    private static final int EVENTS = 100;

    @Inject
    SubscriberDesk desk;

    @Inject
    ServiceDesk services;

    @Inject
    CallerView caller;

    @Inject
    HttpServletRequest request;

    private final Steady steady = new Steady();
    private @Nullable SubscriberView subscriber;

    public SubscriberView getSubscriber() {
        if (subscriber == null) {
            subscriber = desk.subscriber(id());
        }
        return subscriber;
    }

    public List<LineBook.Line> getLines() {
        return steady.of("lines", () -> desk.lines(getSubscriber().id()));
    }

    public List<SubscriberView.Event> getEvents() {
        return steady.of("events", () -> desk.events(getSubscriber().id(), EVENTS));
    }

    /** What is on routers for this subscriber; none for who may not see services. */
    public List<Accounts.OfSubscriber> getRouterServices() {
        return caller.may("provisioning_view")
                ? steady.of(
                        "services", () -> services.ofSubscriber(getSubscriber().id()))
                : List.of();
    }

    public List<Map.Entry<String, String>> getAdditional() {
        return List.copyOf(getSubscriber().additional().entrySet());
    }

    private long id() {
        String id = request.getParameter("id");
        if (id == null || !id.matches("\\d{1,18}")) {
            throw SubscriberProblem.SUBSCRIBER_UNKNOWN.because("no subscriber " + id);
        }
        return Long.parseLong(id);
    }
}
