package org.demarc.link.faces;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.demarc.ProblemException;
import org.demarc.link.boundary.TopologyDesk;
import org.demarc.link.entity.Graphs.Box;

/** Answers the topology page and the map while they are looked at: the session says who looks. */
@WebServlet({"/ui/link/graph", "/ui/link/places"})
public class GraphServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    transient TopologyDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Object answer = request.getServletPath().endsWith("places")
                    ? desk.part(new Box(
                            number(request, "south", -90),
                            number(request, "west", -180),
                            number(request, "north", 90),
                            number(request, "east", 180)))
                    : desk.around((long) number(request, "device", 0), (int) number(request, "depth", 2), (int)
                            number(request, "limit", TopologyDesk.MOST_NODES));
            response.setContentType("application/json;charset=UTF-8");
            JSON.writeValue(response.getOutputStream(), answer);
        } catch (ProblemException refusal) {
            response.sendError(refusal.type().status(), refusal.getMessage());
        }
    }

    private static double number(HttpServletRequest request, String name, double otherwise) {
        String text = request.getParameter(name);
        return text != null && text.matches("-?[0-9]{1,18}(\\.[0-9]{1,17})?") ? Double.parseDouble(text) : otherwise;
    }
}
