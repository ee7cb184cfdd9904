package org.demarc.lab.notify;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A mail server, Telegram and a webhook's receiver together, with a page for people that shows what arrived. */
public final class Letterbox implements AutoCloseable {

    /** Where mails go. */
    public static final String MAILBOX = "noc@lab.test";

    /** The chat that the bot may write to. */
    public static final String CHAT = "1001";

    private static final int SHOWN = 200;

    private final MailServer mail = MailServer.start(0, false);
    private final TelegramServer telegram = TelegramServer.start(0);
    private final WebhookServer webhook = WebhookServer.start(0);
    private final HttpSink page = new HttpSink(0, (request, body) -> HttpSink.Reply.page(html()));
    private final Deque<Message> newestFirst = new ArrayDeque<>();

    /** What arrived, when and how. */
    public record Message(LocalTime at, String by, String to, String subject, String text) {

        /** In one line. */
        public String line() {
            return by + " to " + to + ": "
                    + (subject.isEmpty() ? text.lines().findFirst().orElse("") : subject);
        }
    }

    /** Starts it on free ports of the loopback; {@code listener} is told of every message. */
    public Letterbox(Consumer<Message> listener) {
        telegram.know(CHAT);
        mail.onArrival(one -> arrived("Mail", one.to(), one.subject(), one.text(), listener));
        telegram.onArrival(one -> arrived("Telegram", one.chat(), "", one.text(), listener));
        webhook.onArrival(one -> arrived("Webhook", one.path(), one.occasion(), one.body(), listener));
    }

    private void arrived(String by, String to, String subject, String text, Consumer<Message> listener) {
        LocalTime now = LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
        Message message = new Message(now, by, to, subject, text);
        synchronized (newestFirst) {
            newestFirst.addFirst(message);
            while (newestFirst.size() > SHOWN) {
                newestFirst.removeLast();
            }
        }
        listener.accept(message);
    }

    /** Where people look. */
    public String url() {
        return page.url() + "/";
    }

    public int mailPort() {
        return mail.port();
    }

    public String telegramUrl() {
        return telegram.url();
    }

    public String webhookUrl() {
        return webhook.url() + "/noc";
    }

    private String html() {
        StringBuilder rows = new StringBuilder();
        for (Message message : messages()) {
            rows.append("<article><h2>").append(escaped(message.by() + " to " + message.to()));
            rows.append(" <time>").append(message.at()).append("</time></h2><p><b>");
            rows.append(escaped(message.subject())).append("</b></p><pre>");
            rows.append(escaped(message.text())).append("</pre></article>\n");
        }
        return """
                <!DOCTYPE html>
                <html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="5">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>Messages of Demarc</title>
                <style>
                body { font: 16px/1.4 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
                article { border-top: 1px solid; padding: .5rem 0 } h2 { font-size: 1rem } pre { white-space: pre-wrap; overflow-wrap: anywhere }
                </style></head><body><h1>Messages of Demarc</h1>
                """
                + (rows.isEmpty() ? "<p>Nothing has arrived yet. This page looks again every 5 seconds.</p>" : rows)
                + "</body></html>\n";
    }

    private List<Message> messages() {
        synchronized (newestFirst) {
            return List.copyOf(newestFirst);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() {
        page.close();
        webhook.close();
        telegram.close();
        mail.close();
    }
}
