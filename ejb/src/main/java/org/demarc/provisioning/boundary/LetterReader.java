package org.demarc.provisioning.boundary;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.demarc.provisioning.control.RefusedRequest;
import org.demarc.provisioning.control.RequestFlaw;

/** Gets the text out of a message, whatever protocol it came by: texts, and octets in UTF-8. */
final class LetterReader {

    private static final int LARGE = 1 << 20;
    private static final int BEGINNING = 8192;

    private LetterReader() {}

    /**
     * The message, or the beginning of one that is too large to be a request.
     *
     * @throws RefusedRequest when there is no text in it
     */
    static RequestDesk.Letter read(Message message) {
        try {
            if (message instanceof TextMessage text) {
                return text(text);
            }
            if (message instanceof BytesMessage octets) {
                return octets(octets);
            }
        } catch (JMSException e) {
            throw new RefusedRequest(RequestFlaw.NOT_TEXT.name(), "the message cannot be read");
        }
        throw new RefusedRequest(RequestFlaw.NOT_TEXT.name(), "the message is neither a text nor octets");
    }

    /** What there is of a message that nobody carries out: all of it where it is a text, else what can be shown of it. */
    static RequestDesk.Letter whatThereIsOf(Message message) {
        try {
            return read(message);
        } catch (RefusedRequest noText) {
            return shownOf(message);
        }
    }

    private static RequestDesk.Letter shownOf(Message message) {
        try {
            return message instanceof BytesMessage octets
                    ? beginning(octets)
                    : RequestDesk.Letter.beginning("", 0, sender(message));
        } catch (JMSException e) {
            return RequestDesk.Letter.beginning("", 0, "");
        }
    }

    private static RequestDesk.Letter text(TextMessage message) throws JMSException {
        String given = message.getText();
        String body = given == null ? "" : given;
        return body.length() <= LARGE
                ? RequestDesk.Letter.of(body, "jms", sender(message))
                : RequestDesk.Letter.beginning(body.substring(0, BEGINNING), body.length(), sender(message));
    }

    private static RequestDesk.Letter octets(BytesMessage message) throws JMSException {
        if (message.getBodyLength() > LARGE) {
            return beginning(message);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(first(LARGE, message)))
                    .toString();
            return RequestDesk.Letter.of(text, "jms", sender(message));
        } catch (CharacterCodingException e) {
            throw new RefusedRequest(RequestFlaw.NOT_TEXT.name(), "the octets are not a text in UTF-8");
        }
    }

    /** For people: what is no text in UTF-8 is legible here and there all the same. */
    private static RequestDesk.Letter beginning(BytesMessage message) throws JMSException {
        String shown = new String(first(BEGINNING, message), StandardCharsets.UTF_8);
        return RequestDesk.Letter.beginning(shown, message.getBodyLength(), sender(message));
    }

    /** From its first octet on, however much of it somebody has read before. */
    private static byte[] first(int most, BytesMessage message) throws JMSException {
        message.reset();
        byte[] octets = new byte[(int) Math.min(most, message.getBodyLength())];
        message.readBytes(octets);
        return octets;
    }

    private static String sender(Message message) throws JMSException {
        String user = message.getStringProperty("JMSXUserID");
        return user == null ? "" : user;
    }
}
