package org.demarc.notification.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocketFactory;
import org.demarc.Phrase;
import org.demarc.notification.control.Backoff;
import org.demarc.notification.control.ChannelCheck;
import org.demarc.notification.control.Content;
import org.demarc.notification.control.HttpPost;
import org.demarc.notification.control.LanePlan.Telling;
import org.demarc.notification.control.MailSender;
import org.demarc.notification.control.NotificationSettings;
import org.demarc.notification.control.Outcome;
import org.demarc.notification.control.Sender;
import org.demarc.notification.control.TelegramSender;
import org.demarc.notification.control.WebhookSender;
import org.demarc.notification.control.Words;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.Delivery;
import org.demarc.notification.entity.Due;
import org.demarc.notification.entity.NotificationSaid;
import org.demarc.settings.boundary.Settings;
import org.jspecify.annotations.Nullable;

/** Tells contacts: no transaction is open while a server is waited for. */
@ApplicationScoped
public class Postman {

    private static final int MOST_KEPT = 4000;
    private static final String TEST =
            "This is a test message of Demarc. Whoever reads it will be told of events here.";

    @Inject
    LaneRound round;

    @Inject
    Writing writing;

    @Inject
    Settings settings;

    private final Map<ChannelKind, Sender> senderByKind = senders();

    private static Map<ChannelKind, Sender> senders() {
        HttpPost http = new HttpPost();
        Map<ChannelKind, Sender> senders = new EnumMap<>(ChannelKind.class);
        senders.put(ChannelKind.MAIL, new MailSender((SSLSocketFactory) SSLSocketFactory.getDefault()));
        senders.put(ChannelKind.TELEGRAM, new TelegramSender(http));
        senders.put(ChannelKind.WEBHOOK, new WebhookSender(http, Instant::now));
        return senders;
    }

    /** One attempt; whatever goes wrong is said in the outcome. */
    public Outcome send(Channel channel, String address, Content content) {
        try {
            return Objects.requireNonNull(senderByKind.get(channel.kind())).send(channel, address, content);
        } catch (RuntimeException e) {
            NotificationLog.LOG.sendingFailed(channel.name(), e);
            return new Outcome.Later(NotificationSaid.BROKEN.with(e.getClass().getSimpleName()));
        }
    }

    /**
     * Sends a test message.
     *
     * @throws org.demarc.ProblemException {@link org.demarc.notification.entity.NotificationProblem#BAD_CONTACT} for an address that the
     *     channel's kind does not know
     */
    public Tried tried(Channel channel, String address) {
        ChannelCheck.address(channel.kind(), address);
        String json = "{\"occasion\":\"TEST\",\"text\":\"" + TEST + "\",\"count\":0,\"events\":[]}";
        Content content = new Content("TEST", "", "Demarc: test message", TEST, "<p>" + TEST + "</p>", json);
        Outcome outcome = send(channel, address, content);
        if (outcome instanceof Outcome.Later later) {
            return new Tried(false, later.why());
        } else if (outcome instanceof Outcome.Refused refused) {
            return new Tried(false, refused.why());
        }
        return new Tried(true, Phrase.plain(""));
    }

    /** Tells a contact whose lane this node has claimed, and lets others have the lane. */
    public void tell(long contactId, Words words) {
        Instant rests = null;
        try {
            rests = round.plan(contactId, Instant.now())
                    .map(work -> tellAll(work, words))
                    .orElse(null);
        } finally {
            round.release(contactId, Instant.now(), rests);
        }
    }

    /** In their order; the first that does not work ends it for this time. Until when the lane rests: null for not at all. */
    private @Nullable Instant tellAll(LaneRound.Work work, Words words) {
        List<Telling> tellings = work.plan().tellings();
        for (int i = 0; i < tellings.size(); i++) {
            Telling telling = tellings.get(i);
            Content content = writing.content(work, telling, words);
            Outcome outcome = send(work.channel(), work.contact().address(), content);
            if (outcome instanceof Outcome.Later later) {
                return failed(work, tellings.subList(i, tellings.size()), later);
            } else if (outcome instanceof Outcome.Refused refused) {
                round.refused(telling, refused.why(), Instant.now());
                givenUp(work, refused.why());
            } else {
                round.taken(telling, kept(work.channel().kind(), content), Instant.now());
            }
        }
        return null;
    }

    private Instant failed(LaneRound.Work work, List<Telling> tellings, Outcome.Later later) {
        NotificationSettings limits = settings.of(NotificationSettings.class);
        Backoff backoff = new Backoff(limits.retryFirst(), limits.retryMost());
        double chance = ThreadLocalRandom.current().nextDouble();
        Instant now = Instant.now();
        Instant soonest = now.plus(limits.retryMost());
        for (Telling telling : tellings) {
            for (Due due : telling.of()) {
                Delivery delivery = due.delivery();
                Duration pause = longer(backoff.after(delivery.attempts() + 1, chance), later.rest());
                boolean isLast = delivery.attempts() + 1 >= limits.maxAttempts();
                round.failed(delivery, later.why(), isLast, now.plus(pause));
                if (isLast) {
                    givenUp(work, later.why());
                }
                soonest = soonest.isBefore(now.plus(pause)) ? soonest : now.plus(pause);
            }
        }
        return soonest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static void givenUp(LaneRound.Work work, Phrase why) {
        NotificationLog.LOG.givenUp(work.channel().name(), work.contact().login(), why.text());
    }

    private static String kept(ChannelKind kind, Content content) {
        String text = kind == ChannelKind.MAIL ? content.subject() + "\n\n" + content.body() : content.body();
        return text.substring(0, Math.min(text.length(), MOST_KEPT));
    }
}
