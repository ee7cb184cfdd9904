package org.demarc.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.entity.Permission;
import org.demarc.analytics.boundary.NetworkMetrics;
import org.demarc.settings.boundary.Meters;

/**
 * Figures of this node and of the network for Prometheus (wildcore-mikbill.md 6.6, 12.2): for callers on this machine, or with a key that holds
 * {@code system_status}. {@code ?network=false} leaves the network's out, for all nodes of a cluster but one.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Meters meters;

    @Inject
    transient NetworkMetrics network;

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
        OutputStream out = response.getOutputStream();
        out.write(meters.scrape().getBytes(StandardCharsets.UTF_8));
        if (!"false".equals(request.getParameter("network"))) {
            network.writeTo(out);
        }
    }
}
