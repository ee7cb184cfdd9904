package org.demarc.lab.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The part of Telegram's Bot API by which a bot writes: {@code POST /bot<token>/sendMessage}. */
public final class TelegramServer implements AutoCloseable {

    /** The token that it knows. */
    public static final String TOKEN = "4711:lab-telegram-token_0123456789";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 4096;
    private static final Pattern MARK = Pattern.compile("<(?!/?(b|strong|i|em|u|s|code|pre|a)(\\s[^>]*)?>)");
    private static final Pattern ENTITY = Pattern.compile("&(?!(amp|lt|gt|quot|#[0-9]+);)");

    private final HttpSink http;
    private final Inbox<Note> inbox = new Inbox<>();
    private final Set<String> blocked = ConcurrentHashMap.newKeySet();
    private final Set<String> chats = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private volatile int tooFast;

    /** A message that was written to a chat. */
    public record Note(String chat, String text, String parseMode) {}

    private TelegramServer(int port) {
        http = new HttpSink(port, this::answer);
    }

    /** Starts it on the loopback; port 0 takes a free one. */
    public static TelegramServer start(int port) {
        return new TelegramServer(port);
    }

    public String url() {
        return http.url();
    }

    void onArrival(Consumer<Note> listener) {
        inbox.onArrival(listener);
    }

    /** A chat that the bot may write to; it finds no other. */
    public void know(String chat) {
        chats.add(chat);
    }

    /** The person of this chat has blocked the bot. */
    public void block(String chat) {
        chats.add(chat);
        blocked.add(chat);
    }

    /** Answers the next requests, so many of them, that they come too fast. */
    public void beTooFast(int requests) {
        tooFast = requests;
    }

    /** What was written to a chat, in its order. */
    public List<Note> to(String chat) {
        return inbox.all(note -> note.chat().equals(chat));
    }

    private HttpSink.Reply answer(HttpExchange request, String body) {
        String path = request.getRequestURI().getPath();
        if (!path.equals("/bot" + TOKEN + "/sendMessage")) {
            return path.startsWith("/bot" + TOKEN + "/") ? refusal(404, "Not Found") : refusal(401, "Unauthorized");
        }
        synchronized (this) {
            if (tooFast > 0) {
                tooFast--;
                ObjectNode said = said(429, "Too Many Requests: retry after 1");
                said.putObject("parameters").put("retry_after", 1);
                return HttpSink.Reply.json(429, said.toString());
            }
        }
        try {
            return written(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return refusal(400, "Bad Request: can't parse the request");
        }
    }

    private HttpSink.Reply written(JsonNode message) {
        String chat = message.path("chat_id").asText();
        String text = message.path("text").asText();
        if (text.isBlank()) {
            return refusal(400, "Bad Request: message text is empty");
        }
        if (!chats.contains(chat)) {
            return refusal(400, "Bad Request: chat not found");
        }
        if (blocked.contains(chat)) {
            return refusal(403, "Forbidden: bot was blocked by the user");
        }
        if (text.length() > LONGEST) {
            return refusal(400, "Bad Request: message is too long");
        }
        if (message.path("parse_mode").asText().equals("HTML")
                && (MARK.matcher(text).find() || ENTITY.matcher(text).find())) {
            return refusal(400, "Bad Request: can't parse entities");
        }
        inbox.add(new Note(chat, text, message.path("parse_mode").asText()));
        ObjectNode said = JSON.createObjectNode().put("ok", true);
        said.putObject("result").put("message_id", numbers.incrementAndGet()).put("text", text);
        return HttpSink.Reply.json(200, said.toString());
    }

    private static HttpSink.Reply refusal(int status, String words) {
        return HttpSink.Reply.json(status, said(status, words).toString());
    }

    private static ObjectNode said(int status, String words) {
        return JSON.createObjectNode()
                .put("ok", false)
                .put("error_code", status)
                .put("description", words);
    }

    @Override
    public void close() {
        http.close();
    }
}
