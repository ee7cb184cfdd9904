package org.demarc.live.faces;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import org.demarc.live.control.Ticket;
import org.demarc.web.AccessFilter;

/** Hands a page of a signed-in user the ticket for its stream of changes. */
@WebServlet("/ui/live/ticket")
public class TicketServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(AccessFilter.USER_ID) instanceof Long id)) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        long password = session.getAttribute(AccessFilter.PASSWORD_VERSION) instanceof Long version ? version : 0;
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter()
                .write(Ticket.of(id, password, session.getId(), Instant.now()).sealed());
    }
}
