package org.demarc.search.faces;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.demarc.ProblemException;
import org.demarc.search.boundary.SearchFacade;
import org.demarc.search.entity.Hit;
import org.demarc.search.rest.HitView;
import org.demarc.web.faces.Texts;

/** Answers the search box of every page while its user types: the session says who he is. */
@WebServlet("/ui/search/hits")
public class SearchServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int MOST_HITS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    transient SearchFacade search;

    @Inject
    transient Texts texts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = request.getParameter("q");
        try {
            var hits = search.find(text == null ? "" : text, MOST_HITS).stream()
                    .map(this::shown)
                    .toList();
            response.setContentType("application/json;charset=UTF-8");
            JSON.writeValue(response.getOutputStream(), hits);
        } catch (ProblemException refusal) {
            response.sendError(refusal.type().status(), refusal.getMessage());
        }
    }

    private HitView shown(Hit hit) {
        String matched = hit.matched().equals("name") ? "" : texts.word("search.matched", hit.matched());
        return HitView.of(hit).inWords(texts.word("search.status", hit.status()), matched);
    }
}
