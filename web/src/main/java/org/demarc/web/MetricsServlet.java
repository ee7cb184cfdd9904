package org.demarc.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.settings.boundary.Meters;

/**
 * Figures for Prometheus (wildcore-mikbill.md 6.6): for callers on this machine, or with a key that holds
 * {@code system_status}.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Meters meters;

    @Inject
    transient CurrentUser caller;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean local = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("X-Forwarded-For") == null;
        if (!local && !caller.may(Permission.SYSTEM_STATUS)) {
            response.sendError(
                    caller.isKnown() ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.setContentType("text/plain;version=0.0.4;charset=utf-8");
        response.getWriter().write(meters.scrape());
    }
}
