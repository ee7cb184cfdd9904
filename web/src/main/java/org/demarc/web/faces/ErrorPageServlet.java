package org.demarc.web.faces;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.demarc.web.Incidents;

/**
 * What a person sees where a page cannot be shown: what is wrong, what to do, the way back. Leans on nothing that may have
 * just failed: no component tree, no database, no bean of the request, which is not there when the session could not be had.
 */
@WebServlet("/error/page")
public class ErrorPageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = status(request);
        String number = status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? incident(request) : "";
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page(request.getContextPath(), Look.of(request), status, number));
    }

    /** The status that is being answered; somebody who opens this address himself gets 404. */
    private static int status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
    }

    private static String incident(HttpServletRequest request) {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return Incidents.log(
                thrown instanceof Throwable fault ? fault : new IllegalStateException("no cause is known"));
    }

    private static String page(String root, Look look, int status, String number) {
        String key = "web.error." + (status >= 500 ? 500 : status == 403 || status == 405 ? status : 404);
        String title = text(look, key);
        String skin = look.dark() ? "dc-dark" : "dc-light";
        String otherUser = status == 403
                ? "<form method=\"post\" action=\"" + root
                        + "/ui/access/logout\"><button type=\"submit\" class=\"dc-button\">"
                        + text(look, "web.error.otherUser") + "</button></form>"
                : "";
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="UTF-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/>
                <title>%s - Demarc</title><link rel="stylesheet" href="%s/jakarta.faces.resource/demarc.css.xhtml?ln=demarc"/></head>
                <body class="dc-body dc-error %s"><header class="dc-top"><a class="dc-brand" href="%s/ui/dashboard/index">Demarc</a></header>
                <main class="dc-card"><p class="dc-quiet">%d</p><h1>%s</h1><p>%s</p>
                <p class="dc-toolbar"><a class="dc-button" href="%s/ui/dashboard/index">%s</a></p>%s</main></body></html>
                """.formatted(
                        look.locale().getLanguage(),
                        title,
                        root,
                        skin,
                        root,
                        status,
                        title,
                        text(look, key + ".do").replace("{0}", number),
                        root,
                        text(look, "web.error.home"),
                        otherUser);
    }

    private static String text(Look look, String key) {
        return Texts.text(key, look.locale());
    }
}
