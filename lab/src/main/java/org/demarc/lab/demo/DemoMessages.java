package org.demarc.lab.demo;

import static org.demarc.lab.demo.DemoLab.ordered;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.demarc.lab.device.Onu;
import org.demarc.lab.isp.Isp;
import org.demarc.lab.isp.PlannedDevice;
import org.demarc.lab.notify.Letterbox;
import org.demarc.lab.notify.TelegramServer;

/**
 * Tells the lab's letterbox of what happens: channels and contacts, and an ONU whose fibre is cut once it was seen online, so
 * that a message arrives soon after the first start.
 */
final class DemoMessages {

    private static final int ATTEMPTS = 60;
    private static final long BETWEEN_MS = 10_000;
    private static final long DARK_MS = 600_000;
    private static final long LIVES_LONG_MS = 600_000;
    /** Events of which the contacts are told. */
    private static final List<String> EVENTS = List.of("onu_lost", "pon_port_lost", "pinger_host_down");

    private final DemoApi api;
    private final DemoLab lab;

    DemoMessages(DemoApi api, DemoLab lab) {
        this.api = api;
        this.lab = lab;
    }

    /** Registers the letterbox; what somebody has changed since the first start stays, but for the addresses. */
    void register() {
        Letterbox box = lab.letterbox();
        boolean first = api.find("notification-channels", "name", "Lab mail").isEmpty();
        long mail = channel(ordered(
                "name", "Lab mail",
                "kind", "MAIL",
                "host", "127.0.0.1",
                "port", box.mailPort(),
                "security", "NONE",
                "sender", "Demarc <demarc@lab.test>"));
        long telegram = channel(ordered(
                "name", "Lab Telegram", "kind", "TELEGRAM", "url", box.telegramUrl(), "secret", TelegramServer.TOKEN));
        long webhook = channel(ordered(
                "name", "Lab webhook", "kind", "WEBHOOK", "url", box.webhookUrl(), "secret", "lab-webhook-key"));
        if (first) {
            contact(mail, Letterbox.MAILBOX);
            contact(telegram, Letterbox.CHAT);
            contact(webhook, "noc");
            api.find("event-rules", "name", "onu_lost")
                    .ifPresent(rule -> api.put("event-rules/" + rule.path("id").asLong(), ordered("forSeconds", 20)));
        }
        DemoMain.say("mails, Telegram and webhooks of the administrator go to the lab");
    }

    private long channel(Map<String, Object> wanted) {
        JsonNode known = api.find("notification-channels", "name", String.valueOf(wanted.get("name")))
                .map(found ->
                        api.put("notification-channels/" + found.path("id").asLong(), wanted))
                .orElseGet(() -> api.post("notification-channels", wanted));
        return known.path("id").asLong();
    }

    private void contact(long channel, String address) {
        api.post(
                "contacts",
                ordered(
                        "channelId",
                        channel,
                        "address",
                        address,
                        "events",
                        EVENTS,
                        "severities",
                        List.of("WARNING", "CRITICAL")));
    }

    void begin() {
        Thread thread = new Thread(this::loseAnOnu, "demo-messages");
        thread.setDaemon(true);
        thread.start();
    }

    private void loseAnOnu() {
        try {
            for (PlannedDevice olt : lab.isp().plan().olts()) {
                long device = api.find("devices", "address", olt.address())
                        .map(found -> found.path("id").asLong())
                        .orElse(0L);
                if (device != 0 && isSeenOnline(device)) {
                    lose(olt.name(), device);
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            DemoMain.say("No ONU is lost: " + e.getMessage());
        }
    }

    private boolean isSeenOnline(long device) throws InterruptedException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (api.get("onus?limit=1&status=Online&device=" + device)
                            .path("total")
                            .asLong()
                    > 0) {
                return true;
            }
            Thread.sleep(BETWEEN_MS);
        }
        return false;
    }

    private void lose(String olt, long device) throws InterruptedException {
        Optional<Onu.Make> lost = lab.isp().device(olt).onus().stream()
                .filter(DemoMessages::livesLong)
                .map(Onu::make)
                .findFirst();
        if (lost.isEmpty()) {
            return;
        }
        Onu.Make onu = lost.get();
        Isp isp = lab.isp();
        isp.cutFibre(olt, onu.pon(), onu.number());
        DemoMain.say(
                "The fibre of ONU " + onu.ident() + " at " + olt + " is cut: messages of it arrive in a minute or two");
        api.start("devices/" + device + "/poll");
        Thread.sleep(DARK_MS);
        isp.restore(olt, onu.pon(), onu.number());
        api.start("devices/" + device + "/poll");
    }

    private static boolean livesLong(Onu onu) {
        long now = System.currentTimeMillis();
        return onu.online(now) && now - onu.life().at(now).lastUpMs() > LIVES_LONG_MS;
    }
}
