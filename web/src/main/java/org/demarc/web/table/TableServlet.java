package org.demarc.web.table;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.demarc.ProblemException;

/** Hands a list as a file to who looks at it: the session says who he is. {@code ?of=onus&format=xlsx} and the list's parameters. */
@WebServlet("/ui/table")
public class TableServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Tables tables;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> parameters = new HashMap<>();
        request.getParameterMap().forEach((key, values) -> parameters.put(key, values[0]));
        try {
            TableFormat format = TableFormat.withEnding(parameters.getOrDefault("format", "csv"));
            Table<?> table = tables.open(parameters.getOrDefault("of", ""), parameters);
            response.setContentType(format.mediaType());
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"" + table.name() + "." + format.ending() + "\"");
            new Download(request, response).write(table, format, response.getOutputStream());
        } catch (ProblemException refusal) {
            response.sendError(refusal.type().status(), refusal.getMessage());
        }
    }
}
