package org.demarc.provisioning;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A billing other than Ubilling, with a few subscribers of whom it says in its own way whether they pay. */
final class OtherBilling implements AutoCloseable {

    /** How billings differ: in the way a list is asked for, in what a state is called, and in who the subscriber of a service is. */
    enum Kind {
        /** Numbers from 0 on, in a list without keys; a subscriber is a number that is not his login. */
        ABILLS(
                "userside",
                "request=",
                "login",
                "stop",
                "[{\"id\":0,\"name\":\"Активний\",\"functional\":\"work\"},{\"id\":1,\"name\":\"Вимкнений\",\"functional\":\"disable\"},"
                        + "{\"id\":4,\"name\":\"Мало грошей\",\"functional\":\"nomoney\"}]",
                "0",
                "4"),
        /** Methods of other names, texts, and tokens in capitals. */
        CARBON(
                "carbon5",
                "method1=userside_manager.",
                "external-id",
                "stop",
                "{\"1\":{\"id\":\"1\",\"name\":\"Активен\",\"functional\":\"Work\"},\"2\":{\"id\":\"2\",\"name\":\"Долг\",\"functional\":\"NoMoney\"}}",
                "\"1\"",
                "\"2\""),
        /** Says a word with every subscriber and has no list of what its words mean. */
        WITHOUT_LIST("userside", "request=", "login", "debt", "", "\"works\"", "\"debt\"");

        private final String source;
        private final String parameter;
        private final String link;
        private final String suspended;
        private final String states;
        private final String works;
        private final String owes;

        /**
         * @param source the kind as a source of Demarc has it
         * @param parameter what stands before a method's name
         * @param link how the subscriber of a service is found
         * @param suspended the state that a rule names
         * @param states the billing's list of states, empty for none
         */
        Kind(String source, String parameter, String link, String suspended, String states, String works, String owes) {
            this.source = source;
            this.parameter = parameter;
            this.link = link;
            this.suspended = suspended;
            this.states = states;
            this.works = works;
            this.owes = owes;
        }

        String source() {
            return source;
        }

        String link() {
            return link;
        }

        String suspended() {
            return suspended;
        }
    }

    private static final int FIRST = 1001;

    private final Kind kind;
    private final List<String> logins;
    private final HttpServer http;
    private final Set<String> debtors = ConcurrentHashMap.newKeySet();

    private OtherBilling(Kind kind, List<String> logins, HttpServer http) {
        this.kind = kind;
        this.logins = logins;
        this.http = http;
    }

    static OtherBilling start(Kind kind, List<String> logins) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtherBilling billing = new OtherBilling(kind, logins, http);
            http.createContext("/", billing::answer);
            http.start();
            return billing;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/api?key=secret";
    }

    /** The id of a service by which the rule finds this subscriber. */
    String service(String login) {
        return kind.link.equals("login") ? login : id(login);
    }

    void owes(String login) {
        debtors.add(login);
    }

    void pays(String login) {
        debtors.remove(login);
    }

    private String id(String login) {
        return Integer.toString(FIRST + logins.indexOf(login));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String said = said(exchange.getRequestURI().getRawQuery());
        byte[] body = (said.isEmpty() ? "Unknown Action" : said).getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(said.isEmpty() ? 400 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String said(String query) {
        Matcher method =
                Pattern.compile("&" + Pattern.quote(kind.parameter) + "([^&]*)").matcher(query);
        return switch (method.find() ? method.group(1) : "") {
            case "get_system_information" ->
                "{\"date\":\"2026-11-21 10:00:00\",\"billing\":{\"name\":\"" + kind + "\",\"version\":\"1\"}}";
            case "get_tariff_list" ->
                "{\"1\":{\"id\":1,\"name\":\"Home\",\"payment\":\"100\",\"payment_interval\":30}}";
            case "get_user_state_list" -> kind.states;
            case "get_user_list" -> users();
            default -> "";
        };
    }

    private String users() {
        List<String> rows = new ArrayList<>();
        for (String login : logins) {
            String state = debtors.contains(login) ? kind.owes : kind.works;
            rows.add("\"%1$s\":{\"id\":%1$s,\"login\":\"%2$s\",\"full_name\":\"Customer %1$s\",\"state_id\":%3$s}"
                    .formatted(id(login), login, state));
        }
        return "{" + String.join(",", rows) + "}";
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
