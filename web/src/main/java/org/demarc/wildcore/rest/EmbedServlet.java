package org.demarc.wildcore.rest;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.ProblemException;
import org.demarc.access.boundary.CurrentUser;
import org.demarc.settings.boundary.RunTime;
import org.demarc.settings.control.CommonSettings;
import org.demarc.wildcore.boundary.Diagnostics;
import org.demarc.wildcore.boundary.EmbeddedCards;
import org.demarc.wildcore.control.DiagHtml;
import org.demarc.wildcore.control.DiagView;
import org.demarc.wildcore.control.EmbedPage;
import org.demarc.wildcore.control.SearchRequest;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Cards of lines inside a billing's pages (wildcore-mikbill.md 8). The key comes in the address, the page takes it out of there and
 * sends it as a header afterwards; no cookie is set, because a browser may refuse those of others' pages.
 */
@WebServlet(urlPatterns = {"/embed/*", "/iframe/*"})
public class EmbedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(EmbedServlet.class);
    private static final Pattern LINE = Pattern.compile("/interface/([0-9]{1,18})(/card)?");
    private static final long LONGEST_SECONDS = 25;

    @Inject
    transient EmbeddedCards cards;

    @Inject
    transient CurrentUser caller;

    @Inject
    transient RunTime runTime;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        headers(response);
        if (!caller.isKnown()) {
            denied(response);
            return;
        }
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        try {
            Matcher line = LINE.matcher(path);
            if (line.matches()) {
                show(request, response, Long.parseLong(line.group(1)), line.group(2) != null, List.of());
            } else {
                found(request, response, path);
            }
        } catch (ProblemException refusal) {
            refused(response, path, refusal);
        }
    }

    private void found(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        SearchRequest search =
                switch (path) {
                    case "/ont" -> search("", "", "", given(request, "ident"));
                    case "/port" -> search(given(request, "device_ip"), given(request, "port"), "", "");
                    case "/interface" -> search(given(request, "device_ip"), "", given(request, "bind_key"), "");
                    default -> null;
                };
        List<EmbeddedCards.Place> places = search == null ? List.of() : cards.places(search);
        if (places.isEmpty()) {
            notFound(response);
        } else {
            show(request, response, places.get(0).id(), false, places);
        }
    }

    private static SearchRequest search(String deviceIp, String name, String bindKey, String ident) {
        return new SearchRequest("", deviceIp, name, bindKey, ident, "", "", "", "", "");
    }

    private static String given(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            long id,
            boolean cardOnly,
            List<EmbeddedCards.Place> places)
            throws IOException {
        DiagView view = awaited(id, Diagnostics.From.of(given(request, "from")));
        String card = DiagHtml.of(view);
        List<EmbedPage.Other> others = places.stream()
                .skip(1)
                .map(place -> new EmbedPage.Other(place.id(), place.device() + " " + place.name(), place.status()))
                .toList();
        write(
                response,
                200,
                cardOnly
                        ? card
                        : new EmbedPage(request.getContextPath() + "/embed", id, zoom(request), card, others).html());
    }

    private DiagView awaited(long id, Diagnostics.From from) {
        try {
            return cards.card(id, from).toCompletableFuture().get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 0.25 to 2; anything else is ignored. */
    private double zoom(HttpServletRequest request) {
        double usual = runTime.number(CommonSettings.IFRAME_ZOOM);
        String asked = given(request, "zoom");
        if (asked.isEmpty()) {
            return usual;
        }
        if (asked.matches("[0-9](\\.[0-9]{1,4})?") && EmbedPage.isZoom(Double.parseDouble(asked))) {
            return Double.parseDouble(asked);
        }
        LOG.warnf("zoom of an embedded page is not 0.25 to 2: %s", asked.replaceAll("[^0-9A-Za-z.-]", "?"));
        return usual;
    }

    private void headers(HttpServletResponse response) {
        String origins = runTime.text(CommonSettings.FRAME_ANCESTORS)
                .replaceAll("[\\s;,]+", " ")
                .strip();
        response.setHeader("Content-Security-Policy", ("frame-ancestors 'self' " + origins).strip());
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-store");
    }

    private void refused(HttpServletResponse response, String path, ProblemException refusal) throws IOException {
        switch (refusal.type().status()) {
            case 403 -> {
                cards.denied(path);
                denied(response);
            }
            case 404 -> notFound(response);
            default -> write(response, refusal.type().status(), EmbedPage.words(String.valueOf(refusal.getMessage())));
        }
    }

    private void denied(HttpServletResponse response) throws IOException {
        write(response, 403, EmbedPage.words(runTime.text(CommonSettings.DENIED_TEXT)));
    }

    private static void notFound(HttpServletResponse response) throws IOException {
        write(response, 404, EmbedPage.words("Not found"));
    }

    private static void write(HttpServletResponse response, int status, @Nullable String html) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(html == null ? "" : html);
    }
}
