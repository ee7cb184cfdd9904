package org.demarc.notification.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.demarc.event.entity.EventRow;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MessageTemplate;
import org.demarc.notification.entity.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * Makes a message of a template and events, in one language and one time zone.
 *
 * @param site address of the pages without a slash at its end; empty: there are no links
 * @param app name of this installation
 */
public record Composer(Words words, Locale locale, ZoneId zone, String site, String app) {

    private static final int LINES = 10;
    private static final int MOST_IN_JSON = 100;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    /** An event, and what is told of it. */
    public record Told(Occasion occasion, EventRow event) {}

    /** Who is told, where. */
    public record Reader(long contactId, String login, String address) {}

    /** The message; {@code told} holds one event, or several in the order in which they are told. */
    public Content content(MessageTemplate template, List<Told> told, Reader reader, Instant now) {
        Map<Variable, String> values = template.occasion().isOfSeveral()
                ? valuesOfSeveral(told, reader)
                : valuesOfOne(told.get(0).event(), reader, now);
        UnaryOperator<String> asItIs = UnaryOperator.identity();
        UnaryOperator<String> harmless = TemplateText::html;
        String body =
                TemplateText.fill(template.body(), values, template.kind() == ChannelKind.TELEGRAM ? harmless : asItIs);
        String html = template.html().isEmpty()
                ? lines(TemplateText.html(body))
                : TemplateText.fill(template.html(), values, value -> lines(TemplateText.html(value)));
        return new Content(
                template.occasion().name(),
                told.size() == 1 ? "event-" + told.get(0).event().id() + "-contact-" + reader.contactId() : "",
                TemplateText.fill(template.subject(), values, asItIs),
                body,
                html,
                json(template.occasion(), body, told, reader, now));
    }

    private static String lines(String html) {
        return html.replace("\n", "<br>\n");
    }

    private Map<Variable, String> valuesOfOne(EventRow event, Reader reader, Instant now) {
        Map<Variable, String> values = common(reader, link(event));
        values.put(Variable.SEVERITY, severity(event));
        values.put(Variable.EVENT, named(event));
        values.put(Variable.KEY, event.name());
        values.put(Variable.TEXT, words.say(locale, event.said()));
        values.put(Variable.DEVICE, event.deviceName());
        values.put(Variable.ADDRESS, event.deviceAddress());
        values.put(Variable.INTERFACE, event.interfaceName());
        values.put(Variable.BEGAN, moment(event.beganAt()));
        values.put(Variable.OPENED, moment(event.raisedAt()));
        values.put(Variable.RESOLVED, moment(event.resolvedAt()));
        Instant end = event.resolvedAt() == null ? now : event.resolvedAt();
        values.put(Variable.DURATION, lasting(Duration.between(event.beganAt(), end)));
        return values;
    }

    private Map<Variable, String> valuesOfSeveral(List<Told> told, Reader reader) {
        Map<Variable, String> values = common(reader, site.isEmpty() ? "" : site + "/ui/event/events");
        values.put(Variable.COUNT, Integer.toString(told.size()));
        values.put(Variable.LIST, told.stream().limit(LINES).map(this::line).collect(Collectors.joining("\n")));
        int more = told.size() - LINES;
        values.put(Variable.MORE, more > 0 ? words.text(locale, "notification.more", Integer.toString(more)) : "");
        return values;
    }

    private Map<Variable, String> common(Reader reader, String link) {
        Map<Variable, String> values = new EnumMap<>(Variable.class);
        values.put(Variable.LINK, link);
        values.put(Variable.APP, app);
        values.put(Variable.USER, reader.login());
        return values;
    }

    private String line(Told told) {
        EventRow event = told.event();
        String place = (event.deviceName() + " " + event.interfaceName()).strip();
        return words.text(
                locale,
                "notification.line." + told.occasion(),
                severity(event),
                named(event),
                place.isEmpty() ? event.deviceAddress() : place,
                words.say(locale, event.said()));
    }

    private String severity(EventRow event) {
        return words.word(locale, "event.severity", event.severity().name());
    }

    private String named(EventRow event) {
        return words.word(locale, "event.named", event.name());
    }

    private String link(EventRow event) {
        return site.isEmpty() ? "" : site + "/ui/event/event?id=" + event.id();
    }

    private String moment(@Nullable Instant at) {
        return at == null
                ? ""
                : DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z", Locale.ENGLISH)
                        .format(at.atZone(zone));
    }

    /** The two largest units. */
    private String lasting(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < 60) {
            return unit("second", seconds);
        } else if (seconds < 3600) {
            return unit("minute", seconds / 60);
        } else if (seconds < 86_400) {
            return unit("hour", seconds / 3600) + " " + unit("minute", seconds % 3600 / 60);
        }
        return unit("day", seconds / 86_400) + " " + unit("hour", seconds % 86_400 / 3600);
    }

    private String unit(String unit, long number) {
        return words.text(locale, "notification.unit." + unit, Long.toString(number));
    }

    private String json(Occasion occasion, String text, List<Told> told, Reader reader, Instant now) {
        ObjectNode body = JSON.createObjectNode();
        body.put("occasion", occasion.name());
        body.put("sentAt", now.toString());
        body.put("address", reader.address());
        body.put("text", text);
        body.put("count", told.size());
        ArrayNode events = body.putArray("events");
        told.stream().limit(MOST_IN_JSON).forEach(one -> write(events.addObject(), one));
        return body.toString();
    }

    private void write(ObjectNode json, Told told) {
        EventRow event = told.event();
        json.put("id", event.id());
        json.put("occasion", told.occasion().name());
        json.put("name", event.name());
        json.put("severity", event.severity().name());
        json.put("state", event.state().name());
        json.put("text", event.said().text());
        json.put("cause", event.cause());
        json.put("deviceId", event.deviceId());
        json.put("deviceName", event.deviceName());
        json.put("deviceAddress", event.deviceAddress());
        json.put("interfaceId", event.interfaceId());
        json.put("interfaceName", event.interfaceName());
        json.put("beganAt", event.beganAt().toString());
        json.put("raisedAt", event.raisedAt() == null ? null : event.raisedAt().toString());
        json.put(
                "resolvedAt",
                event.resolvedAt() == null ? null : event.resolvedAt().toString());
        json.put("acknowledgedBy", event.acknowledgedBy());
        json.put("link", link(event));
    }
}
