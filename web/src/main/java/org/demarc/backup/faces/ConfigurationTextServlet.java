package org.demarc.backup.faces;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.demarc.ProblemException;
import org.demarc.backup.boundary.BackupDesk;
import org.demarc.backup.entity.ConfigurationVersion;
import org.jspecify.annotations.Nullable;

/** Hands a configuration, or what differs between two, as a text file to who looks at it: the session says who he is. */
@WebServlet("/ui/backup/text")
public class ConfigurationTextServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient BackupDesk desk;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean secrets = "true".equals(request.getParameter("secrets"));
        long to = number(request.getParameter("version"));
        long from = number(request.getParameter("from"));
        try {
            ConfigurationVersion version = desk.version(to);
            String text = from == 0
                    ? desk.text(to, secrets)
                    : desk.compare(from, to, 3, secrets).difference().unified();
            String name =
                    version.deviceName().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + to + (from == 0 ? ".cfg" : ".diff");
            response.setContentType("text/plain;charset=UTF-8");
            response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
            response.setHeader("Cache-Control", "no-store");
            response.getWriter().write(text);
        } catch (ProblemException refusal) {
            response.sendError(refusal.type().status(), refusal.getMessage());
        }
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }
}
