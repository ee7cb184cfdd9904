package org.demarc.stand;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A user of the pages without a browser: he sends their forms, and runs none of their scripts. */
public final class PageVisitor {

    private static final String LOGIN = "/ui/access/login";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"");

    private final String server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private PageVisitor(String server) {
        this.server = server;
    }

    /** A user who has a session. */
    public static PageVisitor signedIn(String server, String login, String password)
            throws IOException, InterruptedException {
        PageVisitor visitor = new PageVisitor(server);
        HttpResponse<String> answer = visitor.press(
                visitor.look(LOGIN),
                "signIn",
                "go",
                Map.of("login", login, "password", password),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("id=\"signIn\"")) {
            throw new IOException("signing in is answered with " + answer.statusCode());
        }
        return visitor;
    }

    /** Asks by the session that he has. */
    public HttpClient http() {
        return http;
    }

    /** A page as it is sent. */
    public HttpResponse<String> look(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(server + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Sends a form of a page by one of its buttons.
     *
     * @param typed the texts of its inputs by their ids within the form
     */
    public <T> HttpResponse<T> press(
            HttpResponse<String> page,
            String form,
            String button,
            Map<String, String> typed,
            HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        Map<String, String> fields = hidden(page.body(), form);
        typed.forEach((input, text) -> fields.put(form + ":" + input, text));
        fields.put(form + ":" + button, "");
        return http.send(
                HttpRequest.newBuilder(page.uri())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(encoded(fields)))
                        .build(),
                handler);
    }

    private static Map<String, String> hidden(String page, String form) throws IOException {
        int begin = page.indexOf("<form id=\"" + form + "\"");
        if (begin < 0) {
            throw new IOException("no form " + form + " in " + page.substring(0, Math.min(500, page.length())));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher input = HIDDEN.matcher(page).region(begin, page.indexOf("</form>", begin));
        while (input.find()) {
            fields.put(input.group(1), input.group(2));
        }
        return fields;
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
