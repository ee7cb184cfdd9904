package org.demarc.lab.ubilling;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.isp.Subscriber;

/** A billing with the subscribers of a plan, reached as {@code ?module=remoteapi&key=...&action=userside&request=...}. */
public final class UbillingServer implements AutoCloseable {

    private static final String HTML = "<!DOCTYPE html><html><head><title>Ubilling</title></head><body></body></html>";

    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "lab-ubilling");
        thread.setDaemon(true);
        return thread;
    });
    private final String key;
    private final IspPlan plan;
    private final InstantSource clock;
    private final Map<String, Subscriber> subscriberByLogin = new LinkedHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private volatile Trouble trouble = Trouble.NONE;
    private volatile int snmpPort = 161;

    private UbillingServer(HttpServer http, String key, IspPlan plan, InstantSource clock) {
        this.http = http;
        this.key = key;
        this.plan = plan;
        this.clock = clock;
        subscribers(plan.subscribers());
    }

    /** Starts a billing on an address of this machine; port 0 takes a free one. */
    public static UbillingServer start(String host, int port, String key, IspPlan plan, InstantSource clock) {
        try {
            var http = HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 64);
            var server = new UbillingServer(http, key, plan, clock);
            http.createContext("/", server::handle);
            http.setExecutor(server.threads);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the billing on " + host + ":" + port, e);
        }
    }

    /** The billing's URL as an operator enters it at the importer. */
    public String url() {
        return "http://" + http.getAddress().getAddress().getHostAddress() + ":" + port() + "/?module=remoteapi&key="
                + key + "&action=userside";
    }

    public int port() {
        return http.getAddress().getPort();
    }

    public String key() {
        return key;
    }

    /** How many requests have come in. */
    public long requests() {
        return requests.get();
    }

    /** From now on misbehaves; {@link Trouble#NONE} heals it. */
    public void suffer(Trouble ill) {
        trouble = ill;
    }

    /** The UDP port that the billing's device list names. */
    public void snmpPort(int port) {
        snmpPort = port;
    }

    /** From now on has these subscribers. */
    public void subscribers(Collection<Subscriber> subscribers) {
        synchronized (subscriberByLogin) {
            subscriberByLogin.clear();
            subscribers.forEach(subscriber -> subscriberByLogin.put(subscriber.login(), subscriber));
        }
    }

    /** The subscribers as they are now. */
    public List<Subscriber> subscribers() {
        synchronized (subscriberByLogin) {
            return List.copyOf(subscriberByLogin.values());
        }
    }

    /** Changes one subscriber; answers whether he exists. */
    public boolean change(String login, UnaryOperator<Subscriber> change) {
        synchronized (subscriberByLogin) {
            return subscriberByLogin.computeIfPresent(login, (same, subscriber) -> change.apply(subscriber)) != null;
        }
    }

    private Optional<Subscriber> subscriber(String login) {
        synchronized (subscriberByLogin) {
            return Optional.ofNullable(subscriberByLogin.get(login));
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Reply reply = troubled(reply(parameters(exchange.getRequestURI().getRawQuery())));
        if (trouble == Trouble.SILENT) {
            return;
        }
        try (exchange) {
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private record Reply(int status, String contentType, String body) {

        static Reply text(int status, String body) {
            return new Reply(status, "text/html; charset=UTF-8", body);
        }

        static Reply json(Object value) {
            return new Reply(200, "application/json", Php.json(value));
        }
    }

    private Reply troubled(Reply right) {
        return switch (trouble) {
            case HTML -> Reply.text(200, HTML);
            case HALF_JSON ->
                new Reply(
                        200,
                        right.contentType(),
                        right.body().substring(0, right.body().length() / 2));
            case SERVER_ERROR -> Reply.text(500, "");
            case EMPTY -> Reply.text(200, "");
            case NONE, SILENT -> right;
        };
    }

    private Reply reply(Map<String, String> parameters) {
        String action = parameters.getOrDefault("action", "");
        if (!"remoteapi".equals(parameters.get("module"))) {
            return Reply.text(200, HTML);
        }
        if (!parameters.containsKey("key")) {
            return action.isEmpty() ? Reply.text(200, "ERROR:GET_NO_KEY") : Reply.text(200, HTML);
        }
        if (!key.equals(parameters.get("key"))) {
            return Reply.text(200, "ERROR:GET_WRONG_KEY");
        }
        if (!parameters.containsKey("action")) {
            return Reply.text(200, "ERROR:GET_NO_ACTION");
        }
        return action.equals("userside") ? userside(parameters) : Reply.text(200, HTML);
    }

    private Reply userside(Map<String, String> parameters) {
        String request = parameters.get("request");
        if (request == null) {
            return Reply.text(400, "Undefined request");
        }
        return switch (request) {
            case "get_system_information" -> Reply.json(Userside.systemInformation(clock.instant()));
            case "get_api_information" -> Reply.json(Userside.apiInformation());
            case "get_tariff_list" -> Reply.json(Userside.tariffs());
            case "get_supported_change_user_tariff" -> Reply.json(Userside.tariffNames());
            case "get_services_list" -> Reply.json(Userside.services());
            case "get_user_state_list" -> Reply.json(Userside.states());
            case "get_user_group_list", "get_user_tags" -> Reply.json(Userside.tags());
            case "get_user_additional_data_type_list" -> Reply.json(Userside.additionalTypes());
            case "get_city_list" -> Reply.json(Userside.cities(plan.places()));
            case "get_street_list" -> Reply.json(Userside.streets(plan.places()));
            case "get_house_list" -> Reply.json(Userside.houses(plan.places()));
            case "get_device_list" -> Reply.json(Userside.devices(plan, clock.instant(), snmpPort));
            case "get_user_messages" -> new Reply(200, "application/json", "undefined");
            case "get_user_list" -> users(Optional.ofNullable(parameters.get("customer_id")));
            default -> Reply.text(400, "Unknown Action");
        };
    }

    private Reply users(Optional<String> one) {
        List<Subscriber> asked =
                one.map(login -> subscriber(login).stream().toList()).orElseGet(this::subscribers);
        return asked.isEmpty()
                ? new Reply(200, "application/json", "undefined")
                : Reply.json(Userside.byId(asked, Subscriber::login, each -> UserRow.of(each, plan)));
    }

    private static Map<String, String> parameters(String query) {
        var map = new LinkedHashMap<String, String>();
        Arrays.stream(query == null ? new String[0] : query.split("&")).forEach(pair -> {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            map.put(name, URLDecoder.decode(value, StandardCharsets.UTF_8));
        });
        return map;
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
