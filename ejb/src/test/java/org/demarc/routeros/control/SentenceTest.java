package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Framing of ucrm-routeros.md 4.1. */
class SentenceTest {

    @ParameterizedTest
    @CsvSource({
        "0x7F,7f",
        "0x80,8080",
        "0x3FFF,bfff",
        "0x4000,c04000",
        "0x1FFFFF,dfffff",
        "0x200000,e0200000",
        "0xFFFFFFF,efffffff",
        "0x10000000,f010000000"
    })
    void aLengthIsWrittenInItsShortestForm(String length, String hex) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        SentenceWriter.writeLength(out, Integer.decode(length));

        assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(hex);
    }

    @Test
    void aLoginLooksAsInTheSpecification() {
        byte[] bytes = SentenceWriter.bytes(List.of("/login", "=name=api", "=password=secret"));

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("062f6c6f67696e093d6e616d653d617069103d70617373776f72643d73656372657400");
    }

    @Test
    void lengthsCountBytesNotLetters() {
        byte[] bytes = SentenceWriter.bytes(List.of("=comment=ж"));

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("0b3d636f6d6d656e743dd0b600");
    }

    @Test
    void aTaggedRowIsRead() throws IOException {
        assertThat(read("03217265073d2e69643d2a31083d6e616d653d7531062e7461673d3700"))
                .containsExactly("!re", "=.id=*1", "=name=u1", ".tag=7");
    }

    @ParameterizedTest
    @CsvSource({"127", "128", "16383", "16384", "2097151", "2097152"})
    void aWordOfAnyLengthSurvivesTheWay(int length) throws IOException {
        String word = "x".repeat(length);

        assertThat(read(HexFormat.of().formatHex(SentenceWriter.bytes(List.of("!re", word)))))
                .containsExactly("!re", word);
    }

    @Test
    void anEmptySentenceHasNoWords() throws IOException {
        assertThat(read("00")).isEmpty();
    }

    @Test
    void garbageIsRefusedBeforeMemoryIsSpent() {
        assertThatThrownBy(() -> read("f8")).isInstanceOf(IOException.class).hasMessageContaining("reserved");
        assertThatThrownBy(() -> read("f0ffffffff"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("announced");
        assertThatThrownBy(() -> read("0141".repeat(5000)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void aSentenceOfManyLongWordsIsRefusedToo() {
        String word = "x".repeat(1 << 20);
        byte[] bytes = SentenceWriter.bytes(List.of("!re", word, word, word, word));

        assertThatThrownBy(() -> read(HexFormat.of().formatHex(bytes)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than " + SentenceReader.LONGEST_SENTENCE + " bytes");
    }

    @Test
    void anEndInsideASentenceIsAnEnd() {
        assertThatThrownBy(() -> read("0321")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> read("03217265")).isInstanceOf(EOFException.class);
    }

    private static List<String> read(String hex) throws IOException {
        SentenceReader reader =
                new SentenceReader(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
        return reader.rest(reader.first());
    }
}
