package org.demarc.ucrm.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.demarc.ucrm.entity.CrmSource;

/**
 * Tries a CRM out step by step and says in plain words what is wrong (UR-76): address, TLS, key, type of the key, version,
 * services, verification of hooks. Changes nothing in the CRM and stops where the next step cannot be tried.
 */
public final class CrmCheck {

    /** An event that no CRM has. */
    private static final String NO_EVENT = "00000000-0000-0000-0000-000000000000";

    private static final Pattern NUMBERS = Pattern.compile("^(\\d{1,6})\\.(\\d{1,6})");
    private static final int OLDEST_MAJOR = 2;
    private static final int OLDEST_MINOR = 14;

    /** One step: {@code name} is stable, {@code text} is for people. */
    public record Step(String name, boolean ok, String text) {}

    /** What the app key may do. */
    public enum KeyType {
        NONE,
        READ,
        WRITE,
        UNKNOWN
    }

    private final CrmSource source;
    private final CrmApi api;
    private final List<Step> steps = new ArrayList<>();

    private CrmCheck(CrmSource source, CrmApi api) {
        this.source = source;
        this.api = api;
    }

    /** All steps in order. */
    public static List<Step> of(CrmSource source, CrmApi api) {
        CrmCheck check = new CrmCheck(source, api);
        check.run();
        return List.copyOf(check.steps);
    }

    /** Without an address there is nothing to try. */
    public static List<Step> ofNothing() {
        return List.of(new Step("url", true, "no address of the CRM's API: hooks are believed without asking the CRM"));
    }

    /**
     * Asks for an attribute without a name: a key of the type Write is told what is missing, one of the type Read that it may
     * not write. Nothing is made either way.
     */
    public static KeyType keyType(CrmApi api) {
        CrmAnswer answer = api.post("custom-attributes", JsonNodeFactory.instance.objectNode());
        if (answer instanceof CrmAnswer.Refused refused) {
            return switch (refused.status()) {
                case 401 -> KeyType.NONE;
                case 403 -> KeyType.READ;
                case 400, 422 -> KeyType.WRITE;
                default -> KeyType.UNKNOWN;
            };
        }
        return KeyType.UNKNOWN;
    }

    private void run() {
        CrmAnswer answer = api.version();
        if (answer instanceof CrmAnswer.Unreachable unreachable) {
            unreachable(unreachable);
            return;
        }
        reached();
        if (source.appKey().isEmpty()) {
            good("key", "no app key is set: hooks are believed without asking the CRM");
        } else if (answer instanceof CrmAnswer.Found found) {
            good("key", "the CRM takes the app key");
            version(found.json().path("version").asText(""));
            keyType();
            services();
            events();
        } else {
            refused(answer);
        }
    }

    private void reached() {
        good("url", where() + " answers");
        if (isSecured()) {
            good("tls", "the certificate of " + host() + " is trusted");
        } else {
            good("tls", "the address begins with http: the app key travels unencrypted");
        }
    }

    private void unreachable(CrmAnswer.Unreachable fault) {
        switch (fault.at()) {
            case NAME -> bad("url", "host name \"" + host() + "\" does not resolve");
            case CONNECT -> {
                if (isSecured() && takesConnections()) {
                    good("url", where() + " takes connections");
                    bad("tls", "TLS: what answers there does not speak TLS");
                } else {
                    bad("url", "could not connect to " + where() + ": " + fault.text());
                }
            }
            case TLS -> {
                good("url", where() + " takes connections");
                bad("tls", fault.text());
            }
            case ANSWER -> bad("url", where() + " takes connections, but what answers is no CRM: " + fault.text());
        }
    }

    private void refused(CrmAnswer answer) {
        int status = answer instanceof CrmAnswer.Refused refused ? refused.status() : 404;
        String text = answer instanceof CrmAnswer.Refused refused ? refused.text() : "the CRM answered 404";
        if (status == 401 || status == 403) {
            bad("key", "the CRM refuses the app key: " + text);
        } else {
            bad("version", "the CRM does not tell its version: " + text);
        }
    }

    private void version(String version) {
        Matcher numbers = NUMBERS.matcher(version);
        if (!numbers.find()) {
            bad("version", "the CRM does not tell its version");
        } else if (isTooOld(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)))) {
            bad(
                    "version",
                    "version " + version + " is older than " + OLDEST_MAJOR + "." + OLDEST_MINOR
                            + ", the oldest that Demarc knows");
        } else {
            good("version", "version " + version);
        }
    }

    private static boolean isTooOld(int major, int minor) {
        return major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR);
    }

    private void keyType() {
        switch (keyType(api)) {
            case WRITE -> good("key-type", "the app key is of the type Write");
            case READ ->
                good(
                        "key-type",
                        "the app key is of the type Read: enough to follow the CRM, but the set-up assistant can only"
                                + " show what to click");
            case NONE, UNKNOWN -> good("key-type", "whether the app key may write cannot be told");
        }
    }

    private void services() {
        answers("services", "services can be read", api.get("clients/services?limit=1&offset=0"));
    }

    private void events() {
        answers("verification", "webhook events can be verified", api.webhookEvent(NO_EVENT));
    }

    private void answers(String name, String what, CrmAnswer answer) {
        if (answer instanceof CrmAnswer.Found || answer instanceof CrmAnswer.Missing) {
            good(name, what);
        } else if (answer instanceof CrmAnswer.Refused refused) {
            boolean key = refused.status() == 401 || refused.status() == 403;
            bad(name, (key ? "the CRM refuses the app key: " : "") + refused.text());
        } else if (answer instanceof CrmAnswer.Unreachable unreachable) {
            bad(name, unreachable.text());
        }
    }

    /** A time-out of connecting covers TLS, too: whether it was that, a bare connection tells. */
    private boolean takesConnections() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host(), port()), (int) CrmApi.CONNECT.toMillis());
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isSecured() {
        return source.baseUrl().startsWith("https:");
    }

    private String host() {
        return String.valueOf(URI.create(source.baseUrl()).getHost());
    }

    private String where() {
        return host() + ":" + port();
    }

    private int port() {
        int port = URI.create(source.baseUrl()).getPort();
        return port >= 0 ? port : isSecured() ? 443 : 80;
    }

    private void good(String name, String text) {
        steps.add(new Step(name, true, text));
    }

    private void bad(String name, String text) {
        steps.add(new Step(name, false, text));
    }
}
