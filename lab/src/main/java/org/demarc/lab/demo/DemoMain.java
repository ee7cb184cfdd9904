package org.demarc.lab.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.demarc.lab.stand.Leftovers;
import org.demarc.lab.stand.ServerNode;
import org.demarc.lab.stand.Stand;
import org.demarc.lab.stand.StandOptions;

/** Runs Demarc with its simulated ISP in the foreground until Ctrl-C. */
public final class DemoMain {

    private DemoMain() {}

    public static void main(String[] arguments) throws IOException {
        Path dir = Files.createDirectories(Path.of(required("demo.dir")));
        try (DemoFolder folder = DemoFolder.take(dir)) {
            int left = Leftovers.end(dir);
            if (left > 0) {
                say("Ended " + left + " processes that an earlier run had left behind");
            }
            StandOptions where = places(dir);
            Stand.checkPorts(where);
            if (!List.of("keep", "false").contains(System.getProperty("demo.fresh", "keep"))) {
                say("Removing the data of earlier runs");
                folder.empty();
            }
            folder.forgetFile(); // whoever waits for it must not read the one of an earlier run
            CountDownLatch stopped = new CountDownLatch(1);
            Thread main = Thread.currentThread();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                say("Stopping");
                stopped.countDown();
                main.interrupt();
                waitFor(main);
            }));
            try {
                run(dir, where, stopped);
            } finally {
                folder.forgetFile(); // nothing of what it tells is true any more
            }
            say("Stopped. The data stays in " + dir + " for the next start.");
        }
    }

    private static void run(Path dir, StandOptions where, CountDownLatch stopped) throws IOException {
        DemoSecrets secrets = DemoSecrets.in(dir);
        boolean withLab = !System.getProperty("demo.lab", "on").equals("off");
        say("All data is kept in " + dir);
        try (Stand stand = Stand.prepare(knowing(secrets, where), DemoMain::say)) {
            try (DemoLab lab = withLab ? startLab(dir) : DemoLab.none()) {
                for (ServerNode node : stand.nodes()) {
                    say("Starting " + node.name() + " at " + node.url());
                    node.launch();
                }
                untilStopped(stopped, () -> {
                    awaitReady(stand);
                    describe(dir, stand, secrets, lab);
                });
            }
        }
    }

    private static void awaitReady(Stand stand) {
        for (ServerNode node : stand.nodes()) {
            node.awaitReady(seconds -> say(node.name() + " is starting, " + seconds + " s"));
            say(node.name() + " is ready");
        }
    }

    /** What starts. */
    private interface Start {
        void run() throws IOException;
    }

    /** Returns when the demo is stopped, be it in the middle of its start: the thread is not interrupted any more. */
    private static void untilStopped(CountDownLatch stopped, Start start) throws IOException {
        try {
            start.run();
            stopped.await();
        } catch (InterruptedException e) {
            // stopped
        } catch (IOException | RuntimeException e) {
            if (stopped.getCount() > 0) {
                throw e;
            }
        }
        boolean unused = Thread.interrupted();
    }

    private static DemoLab startLab(Path dir) throws IOException {
        say("Starting the simulated ISP");
        Path remembered = dir.resolve("snmp.port");
        String text = Files.exists(remembered) ? Files.readString(remembered).strip() : "";
        int before = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        DemoLab lab = DemoLab.start(new DemoRouterMemory(dir), before);
        Files.writeString(remembered, Integer.toString(lab.isp().snmpPort()));
        return lab;
    }

    private static void describe(Path dir, Stand stand, DemoSecrets secrets, DemoLab lab) throws IOException {
        DemoApi api = new DemoApi(stand.url(), secrets.apiKey());
        DemoAdministrator administrator = DemoAdministrator.found(stand.database(), api, secrets);
        DemoFile file = new DemoFile(dir, stand, administrator);
        if (lab.isRunning() && administrator.apiKey() != null) {
            DemoSeed seed = new DemoSeed(api, lab, stand.url(), dir);
            seed.sow();
            DemoMessages messages = new DemoMessages(api, lab);
            messages.register();
            file.write(seed.hooks(), lab.described());
            DemoDay.at(lab).play();
            new DemoLinks(api).begin();
            messages.begin();
        } else {
            file.write(List.of(), lab.described());
        }
        say("");
        say("Demarc:   " + stand.url());
        say("Login:    " + DemoAdministrator.LOGIN);
        say("Password: " + administrator.passwordWords());
        if (lab.isRunning()) {
            say(
                    "Messages: " + lab.letterbox().url()
                            + " shows the mails, Telegram messages and webhooks that Demarc sends; an ONU is lost soon, to see some");
        }
        if (administrator.apiKey() == null) {
            say("API key:  not known: the administrator of the first start may not do everything any more, so the"
                    + " simulated ISP's addresses could not be brought up to date (-Ddemo.fresh begins anew)");
        }
        say("All of it is in " + dir.resolve("demo.json") + ". Ctrl-C stops everything.");
    }

    private static StandOptions places(Path dir) {
        return StandOptions.fromBuild()
                .at(dir)
                .nodes(Integer.getInteger("demo.nodes", 1))
                .port(Integer.getInteger("demo.port", 8080));
    }

    private static StandOptions knowing(DemoSecrets secrets, StandOptions options) {
        return options.with("DEMARC_ACCESS_INITIAL_ADMIN_PASSWORD", secrets.adminPassword())
                .with("DEMARC_ACCESS_INITIAL_API_KEY", secrets.apiKey())
                .with("DEMARC_SETTINGS_SECRET_KEY", secrets.secretKey());
    }

    static void say(String text) {
        System.out.println("[demo] " + text);
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException(property + " is not set: start with mvn -Pdemo");
        }
        return value;
    }

    private static void waitFor(Thread main) {
        try {
            main.join(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
