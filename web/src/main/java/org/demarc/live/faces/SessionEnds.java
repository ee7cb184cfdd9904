package org.demarc.live.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import org.demarc.live.boundary.LiveChanges;
import org.demarc.live.control.Ticket;

/** Streams end with the session of the page that opened them, wherever it ended and whatever ended it. */
@WebListener
public class SessionEnds implements HttpSessionListener {

    @Inject
    LiveChanges changes;

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        changes.sessionIsOver(Ticket.digest(event.getSession().getId()));
    }
}
