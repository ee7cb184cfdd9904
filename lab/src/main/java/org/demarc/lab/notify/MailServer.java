package org.demarc.lab.notify;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that keeps what it is given, and refuses whom it was told to refuse. */
public final class MailServer implements AutoCloseable {

    /** Login that it wants when it wants one. */
    public static final String LOGIN = "demarc";

    public static final String PASSWORD = "lab-mail-password";

    private final SMTPServer server;
    private final Inbox<Mail> inbox = new Inbox<>();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private volatile int busy;

    /** A mail as it came. */
    public record Mail(String from, String to, String subject, String text, String html, String references) {}

    private MailServer(int port, boolean wantsLogin, @Nullable SSLContext tls) {
        SMTPServer.Builder builder = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("mail.lab.test")
                .messageHandlerFactory(context -> new Handler());
        if (wantsLogin) {
            builder.requireAuth().authenticationHandlerFactory(new EasyAuthenticationHandlerFactory(MailServer::login));
        }
        if (tls != null) {
            builder.enableTLS().requireTLS().startTlsSocketFactory(tls);
        }
        server = builder.build();
    }

    private static void login(String login, String password, MessageContext context) throws LoginFailedException {
        if (!login.equals(LOGIN) || !password.equals(PASSWORD)) {
            throw new LoginFailedException("bad login");
        }
    }

    /** Starts it on the loopback; port 0 takes a free one. */
    public static MailServer start(int port, boolean wantsLogin) {
        return started(new MailServer(port, wantsLogin, null));
    }

    /** One that wants a login, and takes neither it nor mails before STARTTLS; {@code tls} holds its certificate. */
    public static MailServer startSecure(int port, SSLContext tls) {
        return started(new MailServer(port, true, tls));
    }

    private static MailServer started(MailServer mail) {
        mail.server.start();
        return mail;
    }

    void onArrival(Consumer<Mail> listener) {
        inbox.onArrival(listener);
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** From now on refuses mails to that address for good. */
    public void refuse(String address) {
        refused.add(address);
    }

    /** Refuses the next mails, so many of them, as a server that is busy does. */
    public void beBusy(int mails) {
        busy = mails;
    }

    /** Mails to that address, in the order in which they came. */
    public List<Mail> to(String address) {
        return inbox.all(mail -> mail.to().equals(address));
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {

        private String from = "";
        private String to = "";

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            if (refused.contains(recipient)) {
                throw new RejectException(550, "5.1.1 no such mailbox here");
            }
            synchronized (MailServer.this) {
                if (busy > 0) {
                    busy--;
                    throw new RejectException(451, "4.3.2 busy, come again later");
                }
            }
            to = recipient;
        }

        @Override
        public @Nullable String data(InputStream octets) throws IOException {
            try {
                inbox.add(read(new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(octets.readAllBytes()))));
            } catch (MessagingException e) {
                throw new IOException("not a mail", e);
            }
            return null;
        }

        private Mail read(MimeMessage message) throws MessagingException, IOException {
            @Nullable String[] references = message.getHeader("References");
            String text = "";
            String html = "";
            if (message.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    BodyPart part = parts.getBodyPart(i);
                    String content = String.valueOf(part.getContent()).replace("\r\n", "\n");
                    text = part.isMimeType("text/plain") ? content : text;
                    html = part.isMimeType("text/html") ? content : html;
                }
            }
            return new Mail(
                    from,
                    to,
                    String.valueOf(message.getSubject()),
                    text,
                    html,
                    references == null ? "" : String.valueOf(references[0]));
        }

        @Override
        public void done() {}
    }
}
