package org.demarc.notification.control;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.demarc.Phrase;
import org.demarc.notification.entity.Channel;
import org.demarc.notification.entity.MailSecurity;
import org.demarc.notification.entity.NotificationSaid;
import org.jspecify.annotations.Nullable;

/** Hands mails to an SMTP server: text and HTML, one recipient, a connection for each. */
public final class MailSender implements Sender {

    private static final String CONNECT_MS = "10000";
    private static final String ANSWER_MS = "20000";

    private final SSLSocketFactory tls;

    /** @param tls by which STARTTLS and TLS are spoken: its certificates are trusted */
    public MailSender(SSLSocketFactory tls) {
        this.tls = tls;
    }

    @Override
    public Outcome send(Channel channel, String address, Content content) {
        InternetAddress recipient;
        try {
            recipient = new InternetAddress(address, true);
        } catch (AddressException e) {
            return new Outcome.Refused(NotificationSaid.NOT_AN_ADDRESS.with(HttpPost.shown(address)));
        }
        Session session = Session.getInstance(properties(channel));
        boolean isTaken = false;
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(session, channel, recipient, content);
            transport.connect(
                    channel.host(),
                    channel.port(),
                    channel.login().isEmpty() ? null : channel.login(),
                    channel.login().isEmpty() ? null : channel.secret().reveal());
            transport.sendMessage(message, new InternetAddress[] {recipient});
            isTaken = true;
            return new Outcome.Taken();
        } catch (MessagingException e) {
            return isTaken
                    ? new Outcome.Taken()
                    : outcome(e, channel); // what goes wrong at the farewell changes nothing
        }
    }

    private Properties properties(Channel channel) {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MS);
        properties.setProperty("mail.smtp.timeout", ANSWER_MS);
        properties.setProperty("mail.smtp.writetimeout", ANSWER_MS);
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(!channel.login().isEmpty()));
        boolean switches = channel.security() == MailSecurity.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(switches));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(switches));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(channel.security() == MailSecurity.TLS));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls);
        properties.setProperty("mail.smtp.quitwait", "false");
        properties.setProperty("mail.smtp.localhost", "demarc");
        return properties;
    }

    @SuppressWarnings("JavaUtilDate") // the library knows no other
    private static MimeMessage message(Session session, Channel channel, InternetAddress recipient, Content content)
            throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(channel.sender(), true));
        message.setRecipient(MimeMessage.RecipientType.TO, recipient);
        message.setSubject(content.subject().replaceAll("\\p{Cntrl}+", " ").strip(), StandardCharsets.UTF_8.name());
        message.setSentDate(new Date());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Demarc-Occasion", content.occasion());
        if (!content.thread().isEmpty()) {
            message.setHeader("References", "<" + content.thread() + "@demarc>");
        }
        MimeBodyPart text = new MimeBodyPart();
        text.setText(content.body(), StandardCharsets.UTF_8.name(), "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(content.html(), StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        message.saveChanges();
        return message;
    }

    private static Outcome outcome(MessagingException fault, Channel channel) {
        String words = HttpPost.shown(String.valueOf(fault.getMessage()));
        String place = channel.host() + ":" + channel.port();
        if (fault instanceof AuthenticationFailedException) {
            return new Outcome.Later(NotificationSaid.BAD_LOGIN.with(words));
        }
        if (fault instanceof AddressException) {
            return new Outcome.Later(NotificationSaid.BAD_SENDER.with(HttpPost.shown(channel.sender())));
        }
        for (Throwable cause = fault; cause != null; cause = next(cause)) {
            if (cause instanceof UnknownHostException) {
                return new Outcome.Later(NotificationSaid.NO_HOST.with(channel.host()));
            }
            if (cause instanceof SSLException) {
                return new Outcome.Later(
                        NotificationSaid.NO_TLS.with(place, HttpPost.shown(String.valueOf(cause.getMessage()))));
            }
            if (cause instanceof SocketTimeoutException) {
                return new Outcome.Later(NotificationSaid.NO_ANSWER.with(place));
            }
        }
        return fault instanceof SendFailedException sent ? refusal(sent) : connection(fault, place, words);
    }

    private static Outcome connection(MessagingException fault, String place, String words) {
        String low = words.toLowerCase(Locale.ROOT);
        if (low.contains("starttls is required")) {
            return new Outcome.Later(NotificationSaid.NO_STARTTLS.with(place));
        }
        if (low.startsWith("530")) {
            return new Outcome.Later(NotificationSaid.LOGIN_NEEDED.with(words));
        }
        boolean isNobody =
                low.contains("couldn't connect") || fault.getNextException() instanceof java.net.ConnectException;
        return new Outcome.Later(
                isNobody ? NotificationSaid.NO_CONNECTION.with(place) : NotificationSaid.BROKEN.with(words));
    }

    /** The innermost words are the server's own; 5yz about the address is for good (RFC 5321 4.2.1). */
    private static Outcome refusal(SendFailedException fault) {
        Exception last = fault;
        while (last instanceof MessagingException messaging && messaging.getNextException() != null) {
            last = messaging.getNextException();
        }
        String words = HttpPost.shown(String.valueOf(last.getMessage()));
        boolean isAddress = fault.getInvalidAddresses() != null && fault.getInvalidAddresses().length > 0;
        if (words.startsWith("530")) {
            return new Outcome.Later(NotificationSaid.LOGIN_NEEDED.with(words));
        }
        Phrase why = isAddress ? NotificationSaid.BAD_RECIPIENT.with(words) : NotificationSaid.BROKEN.with(words);
        return isAddress && words.startsWith("5") ? new Outcome.Refused(why) : new Outcome.Later(why);
    }

    private static @Nullable Throwable next(Throwable fault) {
        Throwable inner = fault instanceof MessagingException messaging ? messaging.getNextException() : null;
        return inner == null ? fault.getCause() : inner;
    }
}
