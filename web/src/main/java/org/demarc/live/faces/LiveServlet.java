package org.demarc.live.faces;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.demarc.ProblemException;
import org.demarc.live.boundary.LiveTraffic;
import org.demarc.poll.boundary.Charts;
import org.demarc.web.faces.RefusalText;
import org.demarc.web.rest.JsonSettings;
import org.jspecify.annotations.Nullable;

/** Answers the charts of a page while they are looked at: the session says who looks. */
@WebServlet({"/ui/live/chart", "/ui/live/traffic"})
public class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new JsonSettings().getContext(Object.class);
    private static final long DAY_S = 86_400;

    @Inject
    transient Charts charts;

    @Inject
    transient LiveTraffic traffic;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            long id = number(request, "id", 0);
            Object answer = request.getServletPath().endsWith("traffic")
                    ? traffic.look(id, number(request, "after", 0))
                    : charts.chart(wanted(request, id));
            response.setContentType("application/json;charset=UTF-8");
            JSON.writeValue(response.getOutputStream(), answer);
        } catch (ProblemException refusal) {
            response.setStatus(refusal.type().status());
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(RefusalText.of(refusal, request).advice());
        }
    }

    private static Charts.Wanted wanted(HttpServletRequest request, long id) {
        long now = Instant.now().getEpochSecond();
        long to = number(request, "to", now);
        long from = number(request, "from", to - DAY_S);
        return new Charts.Wanted(
                text(request.getParameter("kind")), id, Instant.ofEpochSecond(from), Instant.ofEpochSecond(to), (int)
                        number(request, "points", 400));
    }

    private static String text(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }

    private static long number(HttpServletRequest request, String name, long otherwise) {
        String text = request.getParameter(name);
        return text != null && text.matches("[0-9]{1,10}") ? Long.parseLong(text) : otherwise;
    }
}
