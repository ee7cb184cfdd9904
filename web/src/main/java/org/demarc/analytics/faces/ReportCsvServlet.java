package org.demarc.analytics.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.demarc.ProblemException;
import org.demarc.analytics.boundary.ReportDesk;
import org.demarc.analytics.entity.Report;
import org.demarc.analytics.rest.ReportCsv;

/** Hands a report's table to who looks at it: the session says who he is. */
@WebServlet("/ui/analytics/csv")
public class ReportCsvServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ReportDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = request.getParameter("report");
        Optional<Report> report = Report.withKey(key == null ? "" : key);
        if (report.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            String table = ReportCsv.of(desk, report.get());
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"" + report.get().key() + ".csv\"");
            response.getWriter().write(table);
        } catch (ProblemException refusal) {
            response.sendError(refusal.type().status(), refusal.getMessage());
        }
    }
}
