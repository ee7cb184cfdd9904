package org.demarc.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.access.boundary.SignIn;
import org.demarc.access.control.AccessSettings;
import org.demarc.access.control.RequestRate;
import org.demarc.access.entity.AccessProblem;
import org.demarc.access.entity.Caller;
import org.demarc.settings.boundary.Settings;
import org.demarc.web.rest.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who calls, for pages, our own API and the dialects alike, and puts that into {@link CurrentUser}. What the
 * caller may do is decided by {@code @Requires} at the boundaries and nowhere else.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class AccessFilter extends HttpFilter {

    /** Session attribute with the signed-in user's id. */
    public static final String USER_ID = "demarc.user";

    /** Session attribute with the version of the password by which he came in. */
    public static final String PASSWORD_VERSION = "demarc.password";

    /** Request attribute with the refusal of a key that was sent but is no good; dialects answer it in their words. */
    public static final String REFUSAL = "demarc.refusal";

    /** Request attribute with the fault that kept us from finding out who calls; dialects answer it in their words. */
    public static final String FAULT = "demarc.fault";

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    transient CurrentUser caller;

    @Inject
    transient SignIn signIn;

    @Inject
    transient Settings settings;

    private final transient RequestRate rate = new RequestRate();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = path(request);
        headers(path, response);
        if (holdsNul(request.getRequestURI()) || holdsNul(request.getQueryString())) {
            refuse(response, 400, "MALFORMED", "The address cannot be read", "it holds a NUL character");
        } else if (path.equals("/")) {
            response.sendRedirect(request.getContextPath() + "/ui/dashboard/index");
        } else if (path.startsWith("/rest/")) {
            ownApi(request, response, chain);
        } else if (path.startsWith("/ui/")) {
            page(path, request, response, chain);
        } else {
            identifyByKey(request);
            chain.doFilter(request, response);
        }
    }

    /** As the server maps it to a page or resource, however it was written: {@code //ui}, {@code /%75i}, {@code /x/../ui}. */
    private static String path(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.isEmpty() ? "/" : path;
    }

    /** No text that we keep or look for has one, and the database refuses it. */
    private static boolean holdsNul(@Nullable String address) {
        return address != null && address.contains("%00");
    }

    private void ownApi(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<ProblemException> refusal = identifyByKey(request);
        if (caller.isKnown()) {
            int most = settings.of(AccessSettings.class).requestsPerSecond();
            if (rate.admits(Long.hashCode(caller.caller().id()), most, System.nanoTime())) {
                chain.doFilter(request, response);
            } else {
                AccessProblem problem = AccessProblem.TOO_MANY_REQUESTS;
                String detail = "at most " + most + " requests a second";
                refuse(response, problem.status(), problem.name(), problem.title(), detail);
            }
            return;
        }
        if (request.getAttribute(FAULT) instanceof RuntimeException fault) {
            answer(response, Problem.fault(fault));
            return;
        }
        String detail = refusal.map(ProblemException::getMessage).orElse("send an API key in the header X-Auth-Key");
        int status = refusal.map(problem -> problem.type().status()).orElse(401);
        String name = refusal.map(problem -> problem.type().name()).orElse("UNAUTHENTICATED");
        String title = refusal.map(problem -> problem.type().title()).orElse("Who are you?");
        refuse(response, status, name, title, detail);
    }

    private void page(String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (crossSite(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        identifyBySession(request);
        if (caller.isKnown() || path.startsWith("/ui/access/login")) {
            response.setHeader("Cache-Control", "no-store");
            chain.doFilter(request, response);
            return;
        }
        toLogin(request, response);
    }

    private void identifyBySession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(USER_ID) instanceof Long id) {
            long password = session.getAttribute(PASSWORD_VERSION) instanceof Long version ? version : 0;
            Optional<Caller> known = signIn.bySession(id, password, request.getRemoteAddr());
            known.ifPresentOrElse(caller::become, session::invalidate);
        }
    }

    private Optional<ProblemException> identifyByKey(HttpServletRequest request) {
        String key = keyIn(request);
        if (key == null) {
            return Optional.empty();
        }
        try {
            caller.become(signIn.byKey(key, request.getRemoteAddr()));
            return Optional.empty();
        } catch (ProblemException refusal) {
            request.setAttribute(REFUSAL, refusal);
            return Optional.of(refusal);
        } catch (RuntimeException fault) {
            request.setAttribute(FAULT, fault);
            return Optional.empty();
        }
    }

    private static @Nullable String keyIn(HttpServletRequest request) {
        String key = request.getHeader("X-Auth-Key");
        if (key != null && !key.isBlank()) {
            return key.strip();
        }
        String authorization = request.getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        String path = path(request);
        String inQuery = path.startsWith("/api/") || isEmbedded(path) ? keyInQuery(request.getQueryString()) : null;
        return inQuery == null || inQuery.isBlank() ? null : inQuery.strip();
    }

    /** Pages for billings' frames set their own rules about who may frame them. */
    private static boolean isEmbedded(String path) {
        return path.startsWith("/embed/") || path.startsWith("/iframe/");
    }

    /** The Wildcore dialect takes its key from the address too; read without touching the body. */
    private static @Nullable String keyInQuery(@Nullable String query) {
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith("x-auth-key=")) {
                return pair.substring("x-auth-key=".length());
            }
        }
        return null;
    }

    /** A browser says where a changing request comes from; another site's is refused, whatever its cookies. */
    private static boolean crossSite(HttpServletRequest request) {
        if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            return !request.getHeader("Host").equals(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private static void toLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String login = request.getContextPath()
                + "/ui/access/login?from="
                + URLEncoder.encode(asked(request), StandardCharsets.UTF_8);
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\"" + login
                            + "\"></redirect></partial-response>");
            return;
        }
        response.sendRedirect(login);
    }

    /** Where to go after signing in: the asked page, or the page from which a form or a poll was sent. */
    private static String asked(HttpServletRequest request) {
        if (request.getMethod().equals("GET") && !request.getRequestURI().contains("/ui/search/")) {
            return request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        }
        String referer = request.getHeader("Referer");
        try {
            URI page = URI.create(referer == null ? "" : referer);
            boolean ours = request.getHeader("Host").equals(page.getRawAuthority());
            return ours ? page.getRawPath() + (page.getRawQuery() == null ? "" : "?" + page.getRawQuery()) : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void answer(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE + ";charset=UTF-8");
        JSON.writeValue(response.getOutputStream(), problem);
    }

    private static void refuse(
            HttpServletResponse response, int status, String name, String title, @Nullable String detail)
            throws IOException {
        response.setStatus(status);
        if (status == 429) {
            response.setHeader("Retry-After", name.equals("TOO_MANY_REQUESTS") ? "1" : "60");
        }
        response.setContentType("application/problem+json;charset=UTF-8");
        String type =
                "urn:demarc:problem:" + name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        JSON.writeValue(
                response.getOutputStream(),
                Map.of("type", type, "title", title, "status", status, "detail", detail == null ? title : detail));
    }

    private static void headers(String path, HttpServletResponse response) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        if (!isEmbedded(path)) {
            response.setHeader("X-Frame-Options", "SAMEORIGIN");
            response.setHeader("Content-Security-Policy", "frame-ancestors 'self'; object-src 'none'; base-uri 'self'");
        }
    }
}
