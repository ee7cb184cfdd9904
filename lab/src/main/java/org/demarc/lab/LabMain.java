package org.demarc.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.isp.IspPlan;
import org.demarc.lab.routeros.Era;
import org.demarc.lab.routeros.RouterOsOptions;
import org.demarc.lab.routeros.RouterOsSimulator;
import org.demarc.lab.routeros.RouterUser;
import org.demarc.lab.snmp.Manners;
import org.demarc.lab.snmp.SnmpAgent;
import org.demarc.lab.ucrm.UcrmOptions;
import org.demarc.lab.ucrm.UcrmServer;

/** Runs one part of the simulated ISP in the foreground: {@code routeros}, {@code ucrm}, {@code isp} or
 * {@code snmp}, with {@code --name value} options. */
public final class LabMain {

    private static final String USAGE = """
            demarc-lab routeros [--address 127.0.0.1] [--port 18728] [--rest PORT] [--tls-port PORT] [--era 7.18]
                                [--profiles A,B] [--user NAME:PASSWORD] [--max-sessions 20] [--delay-ms 0]
                                [--log FILE] [--log-passwords]
            demarc-lab ucrm     [--address 127.0.0.1] [--port 18081] [--write-key K] [--read-key K]
                                [--entity-id text|number] [--hook URL]
            demarc-lab isp      [--snmp-port 16161] [--billing-port 18082] [--billing-key UBlab] [--subscribers 2000]
            demarc-lab snmp     --recordings FOLDER [--address 127.0.0.1] [--port 16101] [--max-message 1472]
            """;

    private static final Set<String> FLAGS = Set.of("log-passwords");

    private LabMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 0) {
            System.err.print(USAGE);
            System.exit(2);
        }
        try {
            run(arguments[0], options(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            System.exit(2);
        }
    }

    private static void run(String part, Map<String, String> options) throws InterruptedException {
        try (AutoCloseable running = start(part, options)) {
            System.out.println("running " + running.getClass().getSimpleName() + ", Ctrl-C ends it");
            new CountDownLatch(1).await();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts a part and tells its ports.
     *
     * @throws IllegalArgumentException when there is no such part or an option is unknown
     */
    static AutoCloseable start(String part, Map<String, String> options) {
        Map<String, String> left = new TreeMap<>(options);
        return switch (part) {
            case "routeros" -> routeros(left);
            case "ucrm" -> ucrm(left);
            case "isp" -> isp(left);
            case "snmp" -> snmp(left);
            default -> throw new IllegalArgumentException("no part " + part);
        };
    }

    private static RouterOsSimulator routeros(Map<String, String> options) {
        RouterOsOptions router = RouterOsOptions.defaults()
                .address(take(options, "address", "127.0.0.1"))
                .port(number(options, "port", 18728))
                .restPort(number(options, "rest", RouterOsOptions.OFF))
                .tlsPort(number(options, "tls-port", RouterOsOptions.OFF))
                .era(Era.of(take(options, "era", "7.18")))
                .maxSessions(number(options, "max-sessions", 20))
                .delay(Duration.ofMillis(number(options, "delay-ms", 0)))
                .logPasswords(take(options, "log-passwords", "no").equals("yes"));
        String profiles = take(options, "profiles", "");
        router.profiles(profiles.isEmpty() ? new String[0] : profiles.split(","));
        String user = take(options, "user", "api:secret");
        int colon = user.indexOf(':');
        router.user(RouterUser.full(user.substring(0, Math.max(colon, 0)), user.substring(colon + 1)));
        String log = take(options, "log", "");
        if (!log.isEmpty()) {
            router.log(Path.of(log));
        }
        nothingLeft(options);
        RouterOsSimulator running = RouterOsSimulator.start(router);
        System.out.printf(
                "api %d, tls %d %s, rest %d%n",
                running.port(), running.tlsPort(), running.tlsPin(), running.restPort());
        return running;
    }

    private static UcrmServer ucrm(Map<String, String> options) {
        UcrmOptions crm = UcrmOptions.defaults()
                .at(take(options, "address", "127.0.0.1"), number(options, "port", 18081))
                .keys(take(options, "write-key", "write-key"), take(options, "read-key", "read-key"))
                .withTextEntityId(take(options, "entity-id", "text").equals("text"));
        String hook = take(options, "hook", "");
        nothingLeft(options);
        UcrmServer running = UcrmServer.start(crm);
        if (!hook.isEmpty()) {
            running.hookTo(hook);
        }
        System.out.println("crm " + running.url());
        return running;
    }

    private static Isp isp(Map<String, String> options) {
        Isp.Options isp = Isp.Options.defaults()
                .withSnmpPort(number(options, "snmp-port", 16161))
                .withBillingPort(number(options, "billing-port", 18082))
                .withBillingKey(take(options, "billing-key", "UBlab"))
                .withSubscribers(number(options, "subscribers", IspPlan.SUBSCRIBERS));
        nothingLeft(options);
        Isp running = Isp.start(isp);
        running.devices()
                .forEach(device -> System.out.printf(
                        "%s %s:%d %s%n", device.name(), device.address(), running.snmpPort(), device.profile()));
        System.out.println("billing " + running.billing().url());
        return running;
    }

    private static SnmpAgent snmp(Map<String, String> options) {
        String folder = take(options, "recordings", "");
        String address = take(options, "address", "127.0.0.1");
        int port = number(options, "port", 16101);
        Manners manners = Manners.OPEN.withMaxMessageBytes(number(options, "max-message", 1472));
        nothingLeft(options);
        SnmpAgent agent = SnmpAgent.start(port);
        agent.replay(address, Path.of(folder), manners);
        System.out.println("recordings on " + address + ":" + agent.port() + ", the community is the file's name");
        return agent;
    }

    /**
     * The options behind the part's name; a flag, which has no value, is {@code yes}.
     *
     * @throws IllegalArgumentException for anything else than an option with its value
     */
    static Map<String, String> options(String... arguments) {
        Map<String, String> options = new TreeMap<>();
        int at = 1;
        while (at < arguments.length) {
            String name = arguments[at].replaceFirst("^--", "");
            boolean isFlag = FLAGS.contains(name);
            if (!arguments[at].startsWith("--") || (!isFlag && at + 1 == arguments.length)) {
                throw new IllegalArgumentException("not an option with a value: " + arguments[at]);
            }
            options.put(name, isFlag ? "yes" : arguments[at + 1]);
            at += isFlag ? 1 : 2;
        }
        return options;
    }

    private static String take(Map<String, String> options, String name, String otherwise) {
        String value = options.remove(name);
        return value == null ? otherwise : value;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(take(options, name, Integer.toString(otherwise)));
    }

    private static void nothingLeft(Map<String, String> options) {
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("unknown options " + options.keySet());
        }
    }
}
