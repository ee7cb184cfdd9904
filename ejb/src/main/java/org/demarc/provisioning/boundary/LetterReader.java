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

    /** @throws RefusedRequest when there is no text in it */
    static RequestDesk.Letter read(Message message) {
        try {
            if (message instanceof TextMessage text) {
                String body = text.getText();
                return cut(body == null ? "" : body, sender(message));
            }
            if (message instanceof BytesMessage octets) {
                return octets(octets, sender(message));
            }
        } catch (JMSException e) {
            throw new RefusedRequest(RequestFlaw.NOT_TEXT.name(), "the message cannot be read");
        }
        throw new RefusedRequest(RequestFlaw.NOT_TEXT.name(), "the message is neither a text nor octets");
    }

    /** What can be shown of a message that cannot be read. */
    static RequestDesk.Letter beginningOf(Message message) {
        try {
            if (message instanceof TextMessage text && text.getText() != null) {
                return cut(text.getText(), sender(message));
            }
            if (message instanceof BytesMessage octets) {
                octets.reset();
                byte[] begin = new byte[(int) Math.min(BEGINNING, octets.getBodyLength())];
                octets.readBytes(begin);
                String shown = new String(begin, StandardCharsets.UTF_8);
                return new RequestDesk.Letter(shown, octets.getBodyLength(), "jms", sender(message));
            }
        } catch (JMSException e) {
            return new RequestDesk.Letter("", 0, "jms", "");
        }
        return new RequestDesk.Letter("", 0, "jms", "");
    }

    private static RequestDesk.Letter cut(String body, String sender) {
        if (body.length() <= LARGE) {
            return RequestDesk.Letter.of(body, "jms", sender);
        }
        return new RequestDesk.Letter(body.substring(0, BEGINNING), body.length(), "jms", sender);
    }

    private static RequestDesk.Letter octets(BytesMessage message, String sender) throws JMSException {
        if (message.getBodyLength() > LARGE) {
            return beginningOf(message);
        }
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return RequestDesk.Letter.of(text, "jms", sender);
        } catch (CharacterCodingException e) {
            throw new RefusedRequest(RequestFlaw.NOT_TEXT.name(), "the octets are not a text in UTF-8");
        }
    }

    private static String sender(Message message) throws JMSException {
        String user = message.getStringProperty("JMSXUserID");
        return user == null ? "" : user;
    }
}
