package org.demarc.notification.control;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.demarc.Phrase;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.NotificationSaid;

/** Posts to a webhook; whatever it answers with 2xx is taken, 410 means never again. */
public final class WebhookSender implements Sender {

    private static final int GONE = 410;

    private final HttpPost http;
    private final Supplier<Instant> clock;

    public WebhookSender(HttpPost http, Supplier<Instant> clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public Outcome send(Channel channel, String address, Content content) {
        HttpPost.Answer answer = http.post(channel.url(), content.json(), headers(channel, content));
        Phrase fault = answer.fault();
        if (fault != null) {
            return new Outcome.Later(fault);
        }
        if (answer.status() / 100 == 2) {
            return new Outcome.Taken();
        }
        Phrase why = NotificationSaid.BAD_ANSWER.with(answer.status(), HttpPost.shown(answer.body()));
        return answer.status() == GONE ? new Outcome.Refused(why) : new Outcome.Later(why);
    }

    private Map<String, String> headers(Channel channel, Content content) {
        long seconds = clock.get().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Demarc-Occasion", content.occasion());
        headers.put("X-Demarc-Timestamp", Long.toString(seconds));
        if (!channel.secret().isEmpty()) {
            headers.put("X-Demarc-Signature", Signature.of(channel.secret(), seconds, content.json()));
        }
        return headers;
    }
}
