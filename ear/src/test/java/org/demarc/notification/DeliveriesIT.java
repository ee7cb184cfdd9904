package org.demarc.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.demarc.lab.notify.MailServer;
import org.demarc.lab.notify.TelegramServer;
import org.demarc.lab.notify.WebhookServer;
import org.demarc.stand.Product;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events of the product arrive as mails, in Telegram and at a webhook. */
class DeliveriesIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final MailServer MAIL = MailServer.start(0, true);
    private static final TelegramServer TELEGRAM = TelegramServer.start(0);
    private static final WebhookServer HOOK = WebhookServer.start(0);

    private static long mail;
    private static long telegram;
    private static long hook;
    private static long groupId;

    @BeforeAll
    static void addChannels() {
        TELEGRAM.know("4242");
        mail = channel(Map.of(
                "name", "it-mail",
                "kind", "MAIL",
                "host", "127.0.0.1",
                "port", MAIL.port(),
                "security", "NONE",
                "login", MailServer.LOGIN,
                "secret", MailServer.PASSWORD,
                "sender", "Demarc <noc@example.net>"));
        telegram = channel(Map.of(
                "name", "it-telegram", "kind", "TELEGRAM", "url", TELEGRAM.url(), "secret", TelegramServer.TOKEN));
        hook = channel(
                Map.of("name", "it-hook", "kind", "WEBHOOK", "url", HOOK.url() + "/hook", "secret", "key of the hook"));
        groupId = id(Product.post("/rest/v1/device-groups", Map.of("name", "it-notify", "description", "")));
    }

    @AfterAll
    static void close() {
        MAIL.close();
        TELEGRAM.close();
        HOOK.close();
    }

    @Test
    void anEventReachesMailTelegramAndWebhookAndSoDoesItsEnd() {
        contact(mail, "all@example.net", "it_everywhere", Map.of("language", "uk"));
        contact(telegram, "4242", "it_everywhere", Map.of());
        contact(hook, "noc", "it_everywhere", Map.of());

        long event = open("it_everywhere", groupId);

        await().atMost(LONG)
                .until(() -> MAIL.to("all@example.net").size() == 1
                        && TELEGRAM.to("4242").size() == 1
                        && hooks("it_everywhere").size() == 1);
        var written = MAIL.to("all@example.net").get(0);
        assertThat(written.subject()).contains("критична");
        assertThat(written.text()).contains("Пристрій: ");
        assertThat(written.html()).contains("&lt;it&gt;");
        assertThat(TELEGRAM.to("4242").get(0).text()).contains("critical", "&lt;it&gt;");
        assertThat(hooks("it_everywhere").get(0).signature()).startsWith("sha256=");
        Product.post("/rest/v1/events/resolve", Map.of("ids", List.of(event)));
        await().atMost(LONG)
                .until(() -> MAIL.to("all@example.net").size() == 2
                        && TELEGRAM.to("4242").size() == 2
                        && hooks("it_everywhere").size() == 2);
        assertThat(MAIL.to("all@example.net").get(1).subject()).contains("Завершено");
        JsonNode told = json("/rest/v1/notifications?event=" + event);
        assertThat(told.path("total").asInt()).isEqualTo(6);
        assertThat(told.path("items"))
                .allSatisfy(one -> assertThat(one.path("state").asText()).isEqualTo("SENT"));
    }

    @Test
    void aRefusedAddressIsGivenUpAndABusyServerTriedAgain() {
        MAIL.refuse("gone@example.net");
        contact(mail, "gone@example.net", "it_refused", Map.of());
        contact(mail, "busy@example.net", "it_busy", Map.of());

        long refused = open("it_refused", groupId);
        await().atMost(LONG).until(() -> state(refused).equals("GIVEN_UP"));
        MAIL.beBusy(1);
        long busy = open("it_busy", groupId);
        await().atMost(LONG).until(() -> why(busy).contains("attempt 1 failed"));
        hurry(busy);

        await().atMost(LONG).until(() -> state(busy).equals("SENT"));
        assertThat(MAIL.to("busy@example.net")).hasSize(1);
        assertThat(why(refused)).startsWith("refused: the server does not accept the address: 550");
        JsonNode again = Product.json(Product.post(
                "/rest/v1/notifications/" + delivery(busy).path("id").asLong() + "/resend", Map.of()));
        assertThat(again.path("againOf").asLong())
                .isEqualTo(delivery(busy).path("id").asLong());
        await().atMost(LONG).until(() -> MAIL.to("busy@example.net").size() == 2);
    }

    @Test
    void inQuietHoursOnlyWhatMattersIsTold() {
        String today = Instant.now().atZone(ZoneOffset.UTC).getDayOfWeek().name();
        String yesterday =
                Instant.now().atZone(ZoneOffset.UTC).getDayOfWeek().minus(1).name();
        Map<String, Object> quiet = Map.of(
                "hours",
                Map.of("days", List.of(today, yesterday), "from", "00:00", "until", "23:59", "zone", "UTC"),
                "passes",
                "CRITICAL");
        contact(hook, "quiet", "it_quiet", Map.of("quiet", quiet));

        long held = open("it_quiet", groupId, "WARNING");
        long passed = open("it_quiet", groupId, "CRITICAL");

        await().atMost(LONG).until(() -> state(passed).equals("SENT"));
        await().atMost(LONG).until(() -> state(held).equals("HELD"));
        assertThat(why(held)).contains("quiet hours");
    }

    @Test
    void inMaintenanceAnEventIsMarkedAndToldOnlyIfItOutlastsTheWindow() {
        long maintained =
                id(Product.post("/rest/v1/device-groups", Map.of("name", "it-maintained", "description", "")));
        contact(hook, "maintenance", "it_maintained", Map.of());
        long window = id(Product.post(
                "/rest/v1/maintenance-windows",
                Map.of(
                        "name", "it window",
                        "groupIds", List.of(maintained),
                        "startsAt", Instant.now().minusSeconds(60).toString(),
                        "endsAt", Instant.now().plusSeconds(3600).toString())));

        long event = open("it_maintained", maintained);
        JsonNode marked = json("/rest/v1/events/" + event);
        assertThat(marked.path("maintenanceId").asLong()).isEqualTo(window);
        assertThat(marked.path("hushed").asBoolean()).isTrue();
        assertThat(json("/rest/v1/notifications?event=" + event).path("total").asInt())
                .isZero();
        assertThat(Product.delete("/rest/v1/maintenance-windows/" + window).statusCode())
                .isEqualTo(204);

        await().atMost(LONG).until(() -> hooks("it_maintained").size() == 1);
    }

    @Test
    void anotherUsersDeviceIsNotTold() {
        long role = id(
                Product.post("/rest/v1/roles", Map.of("name", "it notified", "permissions", List.of("events_show"))));
        long other = id(Product.post(
                "/rest/v1/users",
                Map.of("login", "it-notified", "name", "Other", "roleId", role, "deviceGroupIds", List.of(groupId))));
        long foreign = id(Product.post("/rest/v1/device-groups", Map.of("name", "it-foreign", "description", "")));
        contact(hook, "other", "it_foreign", Map.of("userId", other));

        long unseen = open("it_foreign", foreign);
        long seen = open("it_foreign", groupId);

        await().atMost(LONG).until(() -> state(seen).equals("SENT"));
        assertThat(json("/rest/v1/notifications?event=" + unseen).path("total").asInt())
                .isZero();
    }

    @Test
    void aTestMessageSaysInWordsWhatIsWrong() {
        JsonNode sent = Product.json(
                Product.post("/rest/v1/notification-channels/" + mail + "/test", Map.of("address", "try@example.net")));
        JsonNode wrong = Product.json(
                Product.post("/rest/v1/notification-channels/" + telegram + "/test", Map.of("address", "99")));

        assertThat(sent.path("sent").asBoolean()).as(sent.toString()).isTrue();
        assertThat(MAIL.to("try@example.net")).hasSize(1);
        assertThat(wrong.path("sent").asBoolean()).isFalse();
        assertThat(wrong.path("text").asText()).startsWith("Telegram finds no such chat: 99");
        assertThat(Product.get("/rest/v1/notification-channels?limit=1000").body())
                .doesNotContain(MailServer.PASSWORD, TelegramServer.TOKEN);
    }

    @Test
    void aTemplateIsCheckedPreviewedAndReset() {
        String path = "/rest/v1/notification-templates/WEBHOOK/en/REMINDER";
        var bad = Product.put(path, Map.of("body", "{{devise}}"));
        var good = Product.put(path, Map.of("body", "Still {{device}}"));
        JsonNode preview = Product.json(Product.post(path + "/preview", Map.of("body", "<{{device}}>")));
        JsonNode reset = Product.json(Product.delete(path));

        assertThat(bad.statusCode()).isEqualTo(422);
        assertThat(bad.body()).contains("body, line 1, column 1");
        assertThat(Product.json(good).path("own").asBoolean()).isTrue();
        assertThat(preview.path("body").asText()).isEqualTo("<olt-centre <1>>");
        assertThat(reset.path("own").asBoolean()).isFalse();
    }

    @Test
    void strangersHaveNoWayIn() {
        HttpResponse<String> nobody =
                Product.send(HttpRequest.newBuilder(URI.create(Product.url("/rest/v1/contacts"))));

        assertThat(nobody.statusCode()).isEqualTo(401);
    }

    private static List<WebhookServer.Hook> hooks(String name) {
        return HOOK.to("/hook").stream()
                .filter(one -> one.body().contains("\"name\":\"" + name + "\""))
                .toList();
    }

    private static long channel(Map<String, Object> body) {
        return id(Product.post("/rest/v1/notification-channels", body));
    }

    private static void contact(long channel, String address, String event, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channelId",
                channel,
                "address",
                address,
                "events",
                List.of(event),
                "severities",
                List.of("WARNING", "CRITICAL")));
        body.putAll(more);
        id(Product.post("/rest/v1/contacts", body));
    }

    private static long id(HttpResponse<String> added) {
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        return Product.json(added).path("id").asLong();
    }

    private static JsonNode json(String path) {
        return Product.json(Product.get(path));
    }

    private static JsonNode delivery(long event) {
        return json("/rest/v1/notifications?sort=id&event=" + event)
                .path("items")
                .path(0);
    }

    private static String state(long event) {
        return delivery(event).path("state").asText();
    }

    private static String why(long event) {
        return delivery(event).path("why").asText();
    }

    /** As if the pause before the next attempt were over. */
    private static void hurry(long event) {
        execute("update notification_lane set rests_until = null");
        execute("update notification_delivery set due_at = now() where event_id = " + event);
    }

    private static long open(String name, long group) {
        return open(name, group, "CRITICAL");
    }

    /** Raises an event as a rule does. */
    private static long open(String name, long group, String severity) {
        String subject = name + System.nanoTime();
        execute(
                "insert into event (name, watch, subject, device_name, group_id, severity, state, told, began_at, noticed_at, seen_at)"
                        + " values ('" + name + "', 'DEVICE_DOWN', '" + subject + "', '<it>', " + group + ", '"
                        + severity
                        + "', 'PENDING', array['does not answer SNMP'], now(), now(), now())");
        execute("update event set state = 'OPEN', raised_at = now() where subject = '" + subject + "'");
        return json("/rest/v1/events?limit=1000&name=" + name)
                .path("items")
                .path(0)
                .path("id")
                .asLong();
    }

    private static void execute(String sql) {
        try (var connection = Product.stand().database().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
