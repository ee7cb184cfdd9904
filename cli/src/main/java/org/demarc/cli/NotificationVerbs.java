package org.demarc.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who is told of events, what became of it, and when nobody is told. */
final class NotificationVerbs {

    private static final String CHANNELS = "/rest/v1/notification-channels";
    private static final String CONTACTS = "/rest/v1/contacts";
    private static final String MESSAGES = "/rest/v1/notifications";
    private static final String WINDOWS = "/rest/v1/maintenance-windows";

    private NotificationVerbs() {}

    static List<Verb> all() {
        return Stream.of(notifications(), contacts(), maintenance())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Verb> notifications() {
        return List.of(
                Verb.of("notification:list", "The newest messages and what became of them", NotificationVerbs::messages)
                        .taking("[TEXT]")
                        .option("--event")
                        .option("--contact")
                        .option("--state"),
                Verb.of("notification:resend", "Sends a message again", NotificationVerbs::resend)
                        .taking("ID"),
                Verb.of("notification:channels", "Ways to tell", NotificationVerbs::channels)
                        .taking("[TEXT]"),
                Verb.of(
                                "notification:test",
                                "Sends a test message by a channel and says what is wrong",
                                NotificationVerbs::testChannel)
                        .taking("ID", "ADDRESS"));
    }

    private static List<Verb> contacts() {
        return List.of(
                Verb.of("contact:list", "Where users are told", NotificationVerbs::contactList)
                        .taking("[TEXT]"),
                Verb.of("contact:add", "Adds a contact of one's own, or of --user", NotificationVerbs::addContact)
                        .taking("CHANNEL", "ADDRESS")
                        .option("--user")
                        .option("--severities")
                        .option("--events"),
                Verb.of("contact:on", "Switches a contact on", call -> enable(call, true))
                        .taking("ID"),
                Verb.of("contact:off", "Switches a contact off", call -> enable(call, false))
                        .taking("ID"),
                Verb.of(
                                "contact:test",
                                "Sends a test message to a contact and says what is wrong",
                                call -> tried(call, CONTACTS + "/" + id(call) + "/test", Map.of()))
                        .taking("ID"),
                Verb.of("contact:remove", "Removes a contact", call -> remove(call, CONTACTS))
                        .taking("ID"));
    }

    private static List<Verb> maintenance() {
        return List.of(
                Verb.of(
                                "maintenance:list",
                                "Maintenance windows, with --open only those that are open now",
                                NotificationVerbs::windows)
                        .taking("[TEXT]")
                        .flag("--open"),
                Verb.of(
                                "maintenance:add",
                                "Opens a window on --devices, --groups or --everything from FROM to UNTIL (ISO 8601)",
                                NotificationVerbs::addWindow)
                        .taking("NAME", "FROM", "UNTIL")
                        .option("--devices")
                        .option("--groups")
                        .option("--reason")
                        .flag("--everything"),
                Verb.of("maintenance:remove", "Removes a window", call -> remove(call, WINDOWS))
                        .taking("ID"));
    }

    private static void messages(Call call) {
        String query = "?limit=50&q=" + Api.escaped(call.argument(0)) + given(call, "event") + given(call, "contact")
                + given(call, "state");
        call.table(
                call.api().get(MESSAGES + query),
                List.of("ID", "Since", "To", "Channel", "Occasion", "Event", "Device", "State", "Sent", "Why"),
                List.of(
                        "id",
                        "createdAt",
                        "login",
                        "channel",
                        "occasion",
                        "eventName",
                        "deviceName",
                        "state",
                        "sentAt",
                        "why"));
    }

    private static void resend(Call call) {
        var again = call.api().post(MESSAGES + "/" + id(call) + "/resend", Map.of());
        call.show(again, one -> "message " + one.path("id").asLong() + " will be sent\n");
    }

    private static void channels(Call call) {
        call.table(
                call.api().get(CHANNELS + "?limit=1000&q=" + Api.escaped(call.argument(0))),
                List.of("ID", "Name", "Kind", "Host", "Port", "URL", "On"),
                List.of("id", "name", "kind", "host", "port", "url", "enabled"));
    }

    private static void testChannel(Call call) {
        tried(call, CHANNELS + "/" + id(call) + "/test", Map.of("address", call.argument(1)));
    }

    private static void tried(Call call, String path, Map<String, Object> body) {
        call.show(
                call.api().post(path, body),
                one -> (one.path("sent").asBoolean()
                                ? "the server has taken it"
                                : one.path("text").asText())
                        + "\n");
    }

    private static void contactList(Call call) {
        call.table(
                call.api().get(CONTACTS + "?limit=1000&q=" + Api.escaped(call.argument(0))),
                List.of("ID", "User", "Channel", "Kind", "Address", "Severities", "On"),
                List.of("id", "login", "channelName", "kind", "address", "severities", "enabled"));
    }

    private static void addContact(Call call) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channelId", call.argument(0));
        body.put("address", call.argument(1));
        if (!call.option("--user").isEmpty()) {
            body.put("userId", call.option("--user"));
        }
        if (!call.option("--severities").isEmpty()) {
            body.put("severities", parts(call.option("--severities")));
        }
        if (!call.option("--events").isEmpty()) {
            body.put("events", parts(call.option("--events")));
        }
        call.show(
                call.api().post(CONTACTS, body),
                one -> "contact " + one.path("id").asLong() + " is added\n");
    }

    private static void enable(Call call, boolean on) {
        var contact = call.api().put(CONTACTS + "/" + id(call), Map.of("enabled", on));
        call.show(contact, one -> one.path("address").asText() + " is " + (on ? "on" : "off") + "\n");
    }

    private static void windows(Call call) {
        call.table(
                call.api()
                        .get(WINDOWS + "?limit=1000&q=" + Api.escaped(call.argument(0))
                                + (call.flag("--open") ? "&open=true" : "")),
                List.of("ID", "Name", "Everything", "Devices", "Groups", "Opens", "Closes", "Open", "On"),
                List.of(
                        "id",
                        "name",
                        "everything",
                        "deviceIds",
                        "groupIds",
                        "openFrom",
                        "openUntil",
                        "open",
                        "enabled"));
    }

    private static void addWindow(Call call) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", call.argument(0));
        body.put("startsAt", call.argument(1));
        body.put("endsAt", call.argument(2));
        body.put("reason", call.option("--reason"));
        body.put("everything", call.flag("--everything"));
        body.put("deviceIds", parts(call.option("--devices")));
        body.put("groupIds", parts(call.option("--groups")));
        call.show(
                call.api().post(WINDOWS, body),
                one -> "window " + one.path("id").asLong() + " is added\n");
    }

    private static void remove(Call call, String path) {
        call.api().delete(path + "/" + id(call));
        call.say("removed\n");
    }

    private static String id(Call call) {
        return Api.escaped(call.argument(0));
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String given(Call call, String name) {
        String value = call.option("--" + name);
        return value.isEmpty() ? "" : "&" + name + "=" + Api.escaped(value);
    }
}
