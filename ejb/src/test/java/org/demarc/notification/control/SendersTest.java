package org.demarc.notification.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.demarc.Phrase;
import org.demarc.event.entity.EventState;
import org.demarc.lab.notify.MailServer;
import org.demarc.lab.notify.TelegramServer;
import org.demarc.lab.notify.WebhookServer;
import org.demarc.lab.routeros.Certificate;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.ChannelDraft;
import org.demarc.notification.entity.ChannelKind;
import org.demarc.notification.entity.MailSecurity;
import org.demarc.notification.entity.NotificationSaid;
import org.demarc.notification.entity.Occasion;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.Test;

class SendersTest {

    private static final Content CONTENT = new Composer(
                    Samples.WORDS, Locale.ENGLISH, ZoneOffset.UTC, "https://noc.example.net", "Demarc")
            .content(
                    DefaultTemplates.of(ChannelKind.MAIL, "uk", Occasion.OPENED),
                    List.of(new Composer.Told(Occasion.OPENED, Samples.event(12, EventState.OPEN))),
                    new Composer.Reader(5, "olena", "olena@example.net"),
                    Samples.NOW);

    @Test
    void aMailArrivesInTextAndHtml() {
        try (MailServer server = MailServer.start(0, true)) {
            Outcome outcome = mailSender()
                    .send(mail(server.port(), MailSecurity.NONE, MailServer.PASSWORD), "olena@example.net", CONTENT);

            assertThat(outcome).isEqualTo(new Outcome.Taken());
            assertThat(server.to("olena@example.net")).singleElement().satisfies(mail -> {
                assertThat(mail.from()).isEqualTo("noc@example.net");
                assertThat(mail.subject()).isEqualTo("[Demarc] WARNING: pinger_host_down, olt-<12>");
                assertThat(mail.text()).contains("Пристрій: olt-<12> 192.0.2.1", "/ui/event/event?id=12");
                assertThat(mail.html()).contains("<b>olt-&lt;12&gt;</b>");
                assertThat(mail.references()).isEqualTo("<event-12-contact-5@demarc>");
            });
        }
    }

    @Test
    void aMailServerSaysInWordsWhatIsWrong() {
        try (MailServer server = MailServer.start(0, true)) {
            server.refuse("gone@example.net");
            MailSender sender = mailSender();

            Outcome login = sender.send(mail(server.port(), MailSecurity.NONE, "wrong"), "a@example.net", CONTENT);
            Outcome tls = sender.send(
                    mail(server.port(), MailSecurity.STARTTLS, MailServer.PASSWORD), "a@example.net", CONTENT);
            Outcome gone = sender.send(
                    mail(server.port(), MailSecurity.NONE, MailServer.PASSWORD), "gone@example.net", CONTENT);
            server.beBusy(1);
            Outcome busy =
                    sender.send(mail(server.port(), MailSecurity.NONE, MailServer.PASSWORD), "a@example.net", CONTENT);

            assertThat(later(login).key())
                    .isEqualTo(NotificationSaid.BAD_LOGIN.with("").key());
            assertThat(later(tls).key())
                    .isIn(
                            NotificationSaid.NO_STARTTLS.with("").key(),
                            NotificationSaid.NO_TLS.with("", "").key());
            assertThat(gone).isInstanceOf(Outcome.Refused.class);
            assertThat(((Outcome.Refused) gone).why().text()).contains("550", "no such mailbox here");
            assertThat(later(busy).text()).contains("busy, come again later");
        }
    }

    @Test
    void overStarttlsAMailArrivesWhereTheCertificateIsTrusted() throws GeneralSecurityException, IOException {
        Certificate certificate = Certificate.selfSigned("127.0.0.1");
        Certificate elsewhere = Certificate.selfSigned("127.0.0.2");
        try (MailServer server = MailServer.startSecure(0, certificate.context());
                MailServer other = MailServer.startSecure(0, elsewhere.context())) {
            MailSender trusting = new MailSender(trusting(certificate, elsewhere));

            Outcome sent = trusting.send(
                    mail(server.port(), MailSecurity.STARTTLS, MailServer.PASSWORD), "olena@example.net", CONTENT);
            Outcome open = trusting.send(
                    mail(server.port(), MailSecurity.NONE, MailServer.PASSWORD), "olena@example.net", CONTENT);
            Outcome stranger = mailSender()
                    .send(
                            mail(server.port(), MailSecurity.STARTTLS, MailServer.PASSWORD),
                            "olena@example.net",
                            CONTENT);
            Outcome othersName = trusting.send(
                    mail(other.port(), MailSecurity.STARTTLS, MailServer.PASSWORD), "olena@example.net", CONTENT);

            assertThat(sent).isEqualTo(new Outcome.Taken());
            assertThat(open).isInstanceOf(Outcome.Later.class);
            String noTls = NotificationSaid.NO_TLS.with("", "").key();
            assertThat(later(stranger).key()).isEqualTo(noTls);
            assertThat(later(othersName).key()).isEqualTo(noTls);
            assertThat(server.to("olena@example.net")).hasSize(1);
            assertThat(other.to("olena@example.net")).isEmpty();
        }
    }

    private static MailSender mailSender() {
        return new MailSender((SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    private static SSLSocketFactory trusting(Certificate... certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        for (Certificate one : certificates) {
            store.setCertificateEntry(
                    one.pin(),
                    x509.generateCertificate(new ByteArrayInputStream(one.pem().getBytes(StandardCharsets.US_ASCII))));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    @Test
    void nobodyListens() {
        int port;
        try (MailServer server = MailServer.start(0, false)) {
            port = server.port();
        }

        Outcome outcome = mailSender().send(mail(port, MailSecurity.NONE, "secret"), "olena@example.net", CONTENT);

        assertThat(later(outcome)).isEqualTo(NotificationSaid.NO_CONNECTION.with("127.0.0.1:" + port));
    }

    @Test
    void telegramTakesWhatIsEscapedAndSaysWhatIsWrong() {
        try (TelegramServer server = TelegramServer.start(0)) {
            server.know("100");
            server.block("200");
            Sender sender = new TelegramSender(new HttpPost());
            Channel channel = channel(ChannelKind.TELEGRAM, server.url(), TelegramServer.TOKEN);
            Content content = new Content("OPENED", "", "", "<b>olt-&lt;12&gt;</b>", "", "{}");

            assertThat(sender.send(channel, "100", content)).isEqualTo(new Outcome.Taken());
            assertThat(sender.send(channel, "300", content))
                    .isEqualTo(new Outcome.Refused(NotificationSaid.NO_CHAT.with("300")));
            assertThat(sender.send(channel, "200", content)).isInstanceOf(Outcome.Refused.class);
            assertThat(later(sender.send(
                            channel(ChannelKind.TELEGRAM, server.url(), "1:another-token"), "100", content)))
                    .isEqualTo(NotificationSaid.BAD_TOKEN.with());
            server.beTooFast(1);
            assertThat(sender.send(channel, "100", content))
                    .isEqualTo(new Outcome.Later(NotificationSaid.TOO_FAST.with(1), Duration.ofSeconds(1)));
            assertThat(server.to("100")).singleElement().satisfies(note -> assertThat(note.text())
                    .isEqualTo("<b>olt-&lt;12&gt;</b>"));
        }
    }

    @Test
    void aWebhookIsSignedAndFollowsNobody() {
        try (WebhookServer server = WebhookServer.start(0)) {
            Instant now = Instant.ofEpochSecond(1_800_000_000);
            Sender sender = new WebhookSender(new HttpPost(), () -> now);
            Channel channel = channel(ChannelKind.WEBHOOK, server.url() + "/hook", "key");

            assertThat(sender.send(channel, "noc", CONTENT)).isEqualTo(new Outcome.Taken());
            server.answer(503);
            assertThat(later(sender.send(channel, "noc", CONTENT)).text()).contains("503");
            server.answer(410);
            assertThat(sender.send(channel, "noc", CONTENT)).isInstanceOf(Outcome.Refused.class);
            server.sendTo(server.url() + "/elsewhere");
            assertThat(later(sender.send(channel, "noc", CONTENT)).text()).contains("is not followed");

            assertThat(server.to("/elsewhere")).isEmpty();
            assertThat(server.to("/hook")).singleElement().satisfies(hook -> {
                assertThat(hook.timestamp()).isEqualTo("1800000000");
                assertThat(hook.signature()).isEqualTo(Signature.of(Secret.of("key"), 1_800_000_000, hook.body()));
                assertThat(hook.body()).contains("\"occasion\":\"OPENED\"", "\"deviceName\":\"olt-<12>\"");
            });
        }
    }

    @Test
    void aSignatureIsTheHmacOfTimeAndBody() {
        assertThat(Signature.of(Secret.of("key"), 1_800_000_000, "{}"))
                .isEqualTo(Signature.of(Secret.of("key"), 1_800_000_000, "{}"))
                .isNotEqualTo(Signature.of(Secret.of("key"), 1_800_000_001, "{}"))
                .isNotEqualTo(Signature.of(Secret.of("other"), 1_800_000_000, "{}"))
                .matches("sha256=[0-9a-f]{64}");
    }

    @Test
    void pausesDoubleUpToABoundAndSpreadALittle() {
        Backoff backoff = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1));

        assertThat(backoff.after(1, 0.5)).isEqualTo(Duration.ofMinutes(1));
        assertThat(backoff.after(4, 0.5)).isEqualTo(Duration.ofMinutes(8));
        assertThat(backoff.after(50, 0.5)).isEqualTo(Duration.ofHours(1));
        assertThat(backoff.after(1, 0)).isEqualTo(Duration.ofSeconds(54));
        assertThat(backoff.after(1, 1)).isEqualTo(Duration.ofSeconds(66));
    }

    @Test
    void manyEventsAreTenLinesAndANumber() {
        var told = new Composer.Told(Occasion.OPENED, Samples.event(12, EventState.OPEN));
        Content content = new Composer(Samples.WORDS, Locale.ENGLISH, ZoneOffset.UTC, "", "Demarc")
                .content(
                        DefaultTemplates.of(ChannelKind.TELEGRAM, "en", Occasion.OVERFLOW),
                        Collections.nCopies(47, told),
                        new Composer.Reader(5, "olena", "100"),
                        Samples.NOW);

        assertThat(content.body()).contains("(47)", "more[37]").containsOnlyOnce("more[");
        assertThat(content.body().split("OPENED\\[", -1)).hasSize(11);
        assertThat(content.body()).contains("olt-&lt;12&gt;");
    }

    private static Phrase later(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Later.class);
        return ((Outcome.Later) outcome).why();
    }

    private static Channel mail(int port, MailSecurity security, String password) {
        return Channel.of(new ChannelDraft(
                "mail",
                ChannelKind.MAIL,
                true,
                "127.0.0.1",
                port,
                security,
                MailServer.LOGIN,
                Secret.of(password),
                "Demarc <noc@example.net>",
                ""));
    }

    private static Channel channel(ChannelKind kind, String url, String secret) {
        return Channel.of(
                new ChannelDraft("channel", kind, true, "", 0, MailSecurity.NONE, "", Secret.of(secret), "", url));
    }
}
