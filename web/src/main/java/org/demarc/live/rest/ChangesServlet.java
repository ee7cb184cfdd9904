package org.demarc.live.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.SignIn;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Caller;
import org.demarc.live.boundary.LiveChanges;
import org.demarc.live.control.Interest;
import org.demarc.live.control.LiveSettings;
import org.demarc.live.control.Ticket;
import org.demarc.live.control.Watcher;
import org.demarc.settings.boundary.Settings;
import org.demarc.web.rest.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Tells what kind of thing changed, as server-sent events: {@code ?on=polls:12,events}. Programs come with their key, pages with a ticket.
 * An asynchronous servlet and no REST resource: what JAX-RS has for it writes while a thread waits.
 */
@WebServlet(
        urlPatterns = {ChangesServlet.OF_PROGRAMS, ChangesServlet.OF_PAGES},
        asyncSupported = true)
public class ChangesServlet extends HttpServlet {

    static final String OF_PROGRAMS = "/rest/v1/changes";
    static final String OF_PAGES = "/live/changes";
    static final String TICKET = "X-Demarc-Ticket";

    private static final long serialVersionUID = 1L;
    private static final long BEFORE_MS = 1000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    transient CurrentUser caller;

    @Inject
    transient SignIn signIn;

    @Inject
    transient LiveChanges changes;

    @Inject
    transient Settings settings;

    /** Who waits, and how it is found out later whether he still may. */
    private record Guest(Caller caller, String session, Supplier<Optional<Caller>> again) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Set<Interest> wanted = Interest.in(text(request.getParameter("on")));
            Guest guest = guest(request);
            if (wanted.stream().noneMatch(interest -> interest.topic().isFor(guest.caller()))) {
                throw AccessProblem.FORBIDDEN.because("none of these topics is for you");
            }
            open(request, response, guest, wanted);
        } catch (ProblemException refusal) {
            response.setStatus(refusal.type().status());
            response.setContentType(Problem.MEDIA_TYPE + ";charset=UTF-8");
            JSON.writeValue(response.getOutputStream(), Problem.of(refusal));
        }
    }

    private Guest guest(HttpServletRequest request) {
        String address = request.getRemoteAddr();
        String ticket = request.getHeader(TICKET);
        if (ticket != null && request.getServletPath().equals(OF_PAGES)) {
            Ticket page = Ticket.open(ticket, Instant.now());
            Supplier<Optional<Caller>> again = () -> signIn.bySession(page.userId(), page.passwordVersion(), address);
            Caller known = again.get().orElseThrow(() -> AccessProblem.UNAUTHENTICATED.because("access denied"));
            return new Guest(known, page.session(), again);
        }
        Caller known = caller.caller();
        String key = key(request);
        return new Guest(known, "", () -> byKey(key, address));
    }

    private Optional<Caller> byKey(String key, String address) {
        try {
            return Optional.of(signIn.byKey(key, address));
        } catch (ProblemException noLonger) {
            return Optional.empty();
        }
    }

    private static String key(HttpServletRequest request) {
        String key = text(request.getHeader("X-Auth-Key")).strip();
        String bearer = text(request.getHeader("Authorization")).strip();
        return key.isEmpty() && bearer.length() > 7 ? bearer.substring(7).strip() : key;
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Guest guest, Set<Interest> wanted)
            throws IOException {
        Instant now = Instant.now();
        Instant until = now.plus(settings.of(LiveSettings.class).life());
        ChangeStream stream = new ChangeStream();
        Watcher watcher = new Watcher(guest.caller(), guest.session(), guest.again(), wanted, stream, now, until);
        changes.admit(watcher, since(request, now));
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("X-Accel-Buffering", "no");
        stream.begin(request.startAsync(request, response), response.getOutputStream(), () -> changes.forget(watcher));
    }

    /** When the page was made, or what a stream before this one told last; a little earlier, since doubled is better than lost. */
    private static Instant since(HttpServletRequest request, Instant now) {
        String told = text(request.getHeader("Last-Event-ID"));
        String asked = told.isEmpty() ? text(request.getParameter("since")) : told;
        return asked.matches("[0-9]{1,15}") ? Instant.ofEpochMilli(Long.parseLong(asked) - BEFORE_MS) : now;
    }
}
