package org.demarc.notification.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import org.demarc.Phrase;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.NotificationSaid;

/** Calls {@code sendMessage} of Telegram's Bot API. */
public final class TelegramSender implements Sender {

    /** Where the Bot API is, unless a channel says otherwise. */
    public static final String USUAL_URL = "https://api.telegram.org";

    private static final int LONGEST = 4096;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final HttpPost http;

    public TelegramSender(HttpPost http) {
        this.http = http;
    }

    @Override
    public Outcome send(Channel channel, String address, Content content) {
        ObjectNode body = JSON.createObjectNode();
        if (address.matches("-?[0-9]{1,18}")) {
            body.put("chat_id", Long.parseLong(address));
        } else {
            body.put("chat_id", address);
        }
        body.put("text", shortened(content.body()));
        body.put("parse_mode", "HTML");
        body.putObject("link_preview_options").put("is_disabled", true);
        HttpPost.Answer answer = http.post(
                base(channel) + "/bot" + channel.secret().reveal() + "/sendMessage", body.toString(), Map.of());
        Phrase fault = answer.fault();
        return fault == null ? outcome(answer, address) : new Outcome.Later(fault);
    }

    private static String base(Channel channel) {
        return channel.url().isEmpty() ? USUAL_URL : channel.url().replaceAll("/+$", "");
    }

    private static Outcome outcome(HttpPost.Answer answer, String address) {
        JsonNode said = said(answer.body());
        if (said.path("ok").asBoolean()) {
            return new Outcome.Taken();
        }
        String words = HttpPost.shown(said.path("description").asText(answer.body()));
        return switch (answer.status()) {
            case 401, 404 -> new Outcome.Later(NotificationSaid.BAD_TOKEN.with());
            case 403 -> new Outcome.Refused(NotificationSaid.BLOCKED.with(words));
            case 429 -> {
                long seconds = Math.max(
                        1, Math.min(3600, said.at("/parameters/retry_after").asLong(30)));
                yield new Outcome.Later(NotificationSaid.TOO_FAST.with(seconds), Duration.ofSeconds(seconds));
            }
            case 400 ->
                new Outcome.Refused(
                        words.contains("chat not found")
                                ? NotificationSaid.NO_CHAT.with(address)
                                : NotificationSaid.BAD_ANSWER.with(400, words));
            default -> new Outcome.Later(NotificationSaid.BAD_ANSWER.with(answer.status(), words));
        };
    }

    private static JsonNode said(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }

    /** Telegram takes 4096 letters; a mark that is cut in two would be refused, so all marks go. */
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        String plain = text.replaceAll("</?[a-z][^>]*>", "");
        String cut = plain.substring(0, Math.min(plain.length(), LONGEST - 1));
        int entity = cut.lastIndexOf('&');
        boolean isCutInTwo = entity > cut.length() - 8 && cut.indexOf(';', entity) < 0;
        return (isCutInTwo ? cut.substring(0, entity) : cut) + "…";
    }
}
