package org.demarc.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.demarc.Patience;
import org.demarc.access.control.AccessSettings;
import org.demarc.settings.boundary.Settings;

/** Bounds how long the database may take for each question of a request: pages, our own API and the dialects alike. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class PatienceFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (isDownload(request)) {
            chain.doFilter(request, response);
            return;
        }
        Patience.begin(settings.of(AccessSettings.class).longestQuestion());
        try {
            chain.doFilter(request, response);
        } finally {
            Patience.end();
        }
    }

    /** Whoever downloads a table waits for it, and must not take one that was cut off for whole. */
    private static boolean isDownload(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.endsWith("/ui/table") || path.contains("/rest/v1/tables/") || path.endsWith(".csv");
    }
}
