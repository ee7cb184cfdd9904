package org.demarc.event.faces;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.demarc.PageRequest;
import org.demarc.event.boundary.EventDesk;
import org.demarc.event.entity.EventQuery;
import org.demarc.event.entity.EventRow;
import org.demarc.web.faces.PageParameters;
import org.demarc.web.faces.Steady;

/** One event: {@code ?id=}. */
@Named
@ViewScoped
public class EventPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int EARLIER = 10;

    @Inject
    EventDesk desk;

    private final Steady steady = new Steady();
    private long id;

    @PostConstruct
    void open() {
        id = PageParameters.number("id").orElse(0L);
        getEvent();
    }

    public EventRow getEvent() {
        return steady.of("event", () -> desk.event(id));
    }

    /** Others of the same place, newest first. */
    public List<EventRow> getOthers() {
        return steady.of("others", this::others);
    }

    private List<EventRow> others() {
        EventRow event = getEvent();
        if (event.deviceId() == null) {
            return List.of();
        }
        EventQuery sameplace =
                new EventQuery(null, null, null, null, event.deviceId(), event.interfaceId(), null, null, null);
        return desk.page(PageRequest.first(EARLIER + 1), sameplace).items().stream()
                .filter(other -> other.id() != id)
                .toList();
    }

    public void acknowledge() {
        desk.acknowledge(List.of(id));
    }

    public void resolve() {
        desk.resolve(List.of(id));
    }
}
