package org.demarc.provisioning.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.demarc.provisioning.control.RefusedRequest;
import org.junit.jupiter.api.Test;

class LetterReaderTest {

    private static final int MORE_THAN_A_BEGINNING = 20_000;

    @Test
    void aTextIsReadToItsEnd() {
        String body = "{\"by\":\"" + "ї".repeat(MORE_THAN_A_BEGINNING) + "\"}";

        RequestDesk.Letter letter = LetterReader.read(text(body));

        assertThat(letter).isEqualTo(RequestDesk.Letter.of(body, "jms", "shop"));
        assertThat(letter.canBeKept()).isTrue();
    }

    @Test
    void octetsThatWereReadBeforeAreReadToTheirEndOnceMore() {
        String body = "{\"by\":\"" + "ї".repeat(MORE_THAN_A_BEGINNING) + "\"}";
        BytesMessage message = octets(body.getBytes(StandardCharsets.UTF_8));
        LetterReader.read(message);

        RequestDesk.Letter letter = LetterReader.whatThereIsOf(message);

        assertThat(letter).isEqualTo(RequestDesk.Letter.of(body, "jms", "shop"));
        assertThat(letter.canBeKept()).isTrue();
    }

    @Test
    void octetsThatAreNoTextAreShownAndNeverKept() {
        byte[] body = ("{\"id\":\"a\"} " + "é".repeat(MORE_THAN_A_BEGINNING)).getBytes(StandardCharsets.ISO_8859_1);
        BytesMessage message = octets(body);
        assertThatThrownBy(() -> LetterReader.read(message)).isInstanceOf(RefusedRequest.class);

        RequestDesk.Letter letter = LetterReader.whatThereIsOf(message);

        assertThat(letter.text()).startsWith("{\"id\":\"a\"} ").hasSizeLessThan(body.length);
        assertThat(letter.octets()).isEqualTo(body.length);
        assertThat(letter.canBeKept()).isFalse();
    }

    @Test
    void aFewOctetsThatAreNoTextAreNotKeptEither() {
        RequestDesk.Letter letter = LetterReader.whatThereIsOf(octets(new byte[] {'{', (byte) 0xE9, '}'}));

        assertThat(letter.text()).isEqualTo("{\uFFFD}");
        assertThat(letter.canBeKept()).isFalse();
    }

    @Test
    void ofMessagesThatAreTooLargeTheBeginningIsShown() {
        String large = "x".repeat((1 << 20) + 1);

        for (Message message : List.of(text(large), octets(large.getBytes(StandardCharsets.UTF_8)))) {
            RequestDesk.Letter letter = LetterReader.read(message);

            assertThat(letter.text()).hasSize(8192);
            assertThat(letter.octets()).isEqualTo(large.length());
            assertThat(letter.canBeKept()).isFalse();
        }
    }

    @Test
    void whatIsNeitherATextNorOctetsIsNotKeptAsAnEmptyText() {
        MapMessage message = message(MapMessage.class, (proxy, method, arguments) -> "shop");

        RequestDesk.Letter letter = LetterReader.whatThereIsOf(message);

        assertThat(letter.canBeKept()).isFalse();
    }

    @Test
    void aTextThatNoUtf8SaysIsNotKept() {
        assertThat(RequestDesk.Letter.of("{\"by\":\"\uD83D\"}", "jms", "").canBeKept())
                .isFalse();
    }

    private static TextMessage text(String body) {
        return message(
                TextMessage.class,
                (proxy, method, arguments) -> method.getName().equals("getText") ? body : "shop");
    }

    private static BytesMessage octets(byte[] body) {
        ByteBuffer left = ByteBuffer.wrap(body);
        return message(BytesMessage.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "reset" -> left.rewind();
            case "getBodyLength" -> (long) body.length;
            case "readBytes" -> read(left, (byte[]) arguments[0]);
            default -> "shop";
        });
    }

    private static int read(ByteBuffer left, byte[] into) {
        int read = Math.min(left.remaining(), into.length);
        left.get(into, 0, read);
        return read;
    }

    /** A message as a client of a broker hands it over, as far as it is asked here. */
    private static <T extends Message> T message(Class<T> kind, InvocationHandler answers) {
        return kind.cast(
                Proxy.newProxyInstance(LetterReaderTest.class.getClassLoader(), new Class<?>[] {kind}, answers));
    }
}
