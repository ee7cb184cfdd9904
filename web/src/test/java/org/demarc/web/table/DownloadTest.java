package org.demarc.web.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server around it that asks for the trailer fields where it would write the last chunk, as the real one does. */
class DownloadTest {

    private final Map<String, String> headers = new HashMap<>();
    private final List<String> ends = new ArrayList<>();
    private Supplier<?> trailer = Map::of;
    private boolean isCommitted;

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void aWholeTableEndsInGoodOrder(TableFormat format) throws IOException {
        download("HTTP/1.1").write(numbers(null), format, new ByteArrayOutputStream());

        assertThat(ends).as("the server ends the answer, not we").isEmpty();
        assertThat(askedAtTheEnd()).isEqualTo(Map.of());
    }

    @Test
    void anErrorInTheMiddleBreaksTheConnectionToo() throws IOException {
        isCommitted = true;

        download("HTTP/1.1").write(numbers(new StackOverflowError()), TableFormat.CSV, new ByteArrayOutputStream());

        assertThat(ends).containsExactly("broken off");
    }

    @Test
    void aWayOutOfWhichNobodyThoughtBreaksTheConnectionToo() {
        isCommitted = true;
        Download download = download("HTTP/1.1");

        assertThatThrownBy(() -> download.write(numbers(null), TableFormat.CSV, gone()))
                .isInstanceOf(IOException.class);
        assertThat(ends).containsExactly("broken off");
    }

    @Test
    void whatFailsBeforeAnythingWasSentIsAnsweredInGoodOrder() {
        StackOverflowError fault = new StackOverflowError();
        Download download = download("HTTP/1.1");

        assertThatThrownBy(() -> download.write(numbers(fault), TableFormat.CSV, new ByteArrayOutputStream()))
                .isSameAs(fault);
        assertThat(ends).isEmpty();
        assertThat(askedAtTheEnd()).isEqualTo(Map.of());
    }

    @Test
    void thereAreChunksHoweverLongTheConnectionIsToStay() throws IOException {
        download("HTTP/1.1").write(numbers(null), TableFormat.CSV, new ByteArrayOutputStream());

        assertThat(headers).containsEntry("Transfer-Encoding", "chunked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.0", "HTTP/2.0"})
    void otherProtocolsKnowNoChunks(String protocol) throws IOException {
        download(protocol).write(numbers(null), TableFormat.CSV, new ByteArrayOutputStream());

        assertThat(headers).isEmpty();
    }

    /** @param fault what reading behind the first part comes to; null where there is no more */
    private static Table<Integer> numbers(@Nullable Error fault) {
        return Table.<Integer>of("numbers", last -> {
                    if (last == null) {
                        return List.of(1, 2, 3);
                    }
                    if (fault != null) {
                        throw fault;
                    }
                    return List.of();
                })
                .with("number", number -> number);
    }

    private Download download(String protocol) {
        HttpServletRequest request =
                stub(HttpServletRequest.class, (method, arguments) -> method.equals("getProtocol") ? protocol : null);
        return new Download(request, stub(HttpServletResponse.class, this::told));
    }

    private @Nullable Object told(String method, Object[] arguments) {
        switch (method) {
            case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
            case "setTrailerFields" -> trailer = (Supplier<?>) arguments[0];
            case "isCommitted" -> {
                return isCommitted;
            }
            case "getOutputStream" -> {
                return new Answer();
            }
            default -> {}
        }
        return null;
    }

    private Object askedAtTheEnd() {
        return trailer.get();
    }

    private static OutputStream gone() {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("whoever asked is gone");
            }
        };
    }

    private final class Answer extends ServletOutputStream {

        @Override
        public void write(int octet) {}

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}

        @Override
        public void close() {
            try {
                Object unused = trailer.get();
                ends.add("in good order");
            } catch (IllegalStateException e) {
                ends.add("broken off");
                throw e;
            }
        }
    }

    private interface Told {
        @Nullable
        Object by(String method, Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Told told) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        told.by(method.getName(), arguments == null ? new Object[0] : arguments)));
    }
}
