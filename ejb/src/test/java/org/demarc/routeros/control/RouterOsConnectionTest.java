package org.demarc.routeros.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.demarc.routeros.control.ScriptedRouter.say;
import static org.demarc.routeros.control.ScriptedRouter.tagOf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.demarc.routeros.control.RouterFault.Lost;
import org.demarc.routeros.control.RouterFault.NoConnection;
import org.demarc.routeros.control.RouterFault.Trap;
import org.junit.jupiter.api.Test;

class RouterOsConnectionTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RouterCommand PRINT = RouterCommand.print("/ppp/secret", "name");

    @Test
    void theChallengeOfOldRoutersIsAnsweredAsInTheSpecification() {
        assertThat(RouterLogin.response("secret", "00112233445566778899aabbccddeeff"))
                .isEqualTo("00c17511d224a5e93170632807d36388aa");
    }

    @Test
    void answersThatComeByteByByteAreWhole() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {
                    socket.setTcpNoDelay(true);
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    say(bytes, "!re", "=name=ö ж", tagOf(words));
                    say(bytes, "!done", tagOf(words));
                    for (byte octet : bytes.toByteArray()) {
                        out.write(octet);
                        out.flush();
                    }
                });
                RouterOsConnection connection = open(router)) {
            RouterReply reply = connection.call(PRINT, SECOND);

            assertThat(reply.rows()).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("name", "ö ж"));
        }
    }

    @Test
    void answersToSeveralCommandsMayComeMixedAndInOnePiece() throws Exception {
        List<String> tags = new ArrayList<>();
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {
                    tags.add(tagOf(words));
                    if (tags.size() == 2) {
                        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                        say(bytes, "!re", "=n=second", tags.get(1));
                        say(bytes, "!re", "=n=first", tags.get(0));
                        say(bytes, "!done", tags.get(1));
                        say(bytes);
                        say(bytes, "!done", tags.get(0));
                        out.write(bytes.toByteArray());
                    }
                });
                RouterOsConnection connection = open(router)) {
            PendingReply first = connection.send(PRINT, SECOND);
            PendingReply second = connection.send(PRINT, SECOND);

            assertThat(connection.await(second, SECOND).rows().get(0)).containsEntry("n", "second");
            assertThat(connection.await(first, SECOND).rows().get(0)).containsEntry("n", "first");
        }
    }

    @Test
    void emptyAndUnknownWordsAreNoTrouble() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {
                    say(out, "!re", "=name=stray", ".tag=999");
                    say(out, "!news", tagOf(words));
                    say(out, "!empty", tagOf(words));
                    say(out, "!done", tagOf(words), "=ret=*1A");
                });
                RouterOsConnection connection = open(router)) {
            RouterReply reply = connection.call(PRINT, SECOND);

            assertThat(reply.rows()).isEmpty();
            assertThat(reply.ret()).isEqualTo("*1A");
        }
    }

    @Test
    void aTrapSaysItsCategoryAndWords() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {
                    say(out, "!trap", "=category=1", "=message=no = yes", tagOf(words));
                    say(out, "!done", tagOf(words));
                });
                RouterOsConnection connection = open(router)) {
            assertThatThrownBy(() -> connection.call(PRINT, SECOND)).isInstanceOfSatisfying(Trap.class, trap -> {
                assertThat(trap.category()).isEqualTo(1);
                assertThat(trap.words()).isEqualTo("no = yes");
            });
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void aFatalEndsEverythingThatWaits() throws Exception {
        AtomicInteger heard = new AtomicInteger();
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {
                    if (heard.incrementAndGet() == 2) {
                        say(out, "!fatal", "not today");
                        socket.close();
                    }
                });
                RouterOsConnection connection = open(router)) {
            PendingReply first = connection.send(PRINT, SECOND);
            PendingReply second = connection.send(PRINT, SECOND);

            assertThatThrownBy(() -> connection.await(first, SECOND))
                    .isInstanceOf(Lost.class)
                    .hasMessageContaining("not today");
            assertThatThrownBy(() -> connection.await(second, SECOND)).isInstanceOf(Lost.class);
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void aSilentRouterCostsItsTimeOutAndTheConnection() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {});
                RouterOsConnection connection = open(router)) {
            assertThatThrownBy(() -> connection.call(PRINT, Duration.ofMillis(100)))
                    .isInstanceOf(Lost.class)
                    .hasMessage("timeout: no answer within 100 ms");
            assertThatThrownBy(() -> connection.call(PRINT, SECOND)).isInstanceOf(Lost.class);
        }
    }

    @Test
    void garbageEndsTheConnection() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> out.write(0xFB));
                RouterOsConnection connection = open(router)) {
            assertThatThrownBy(() -> connection.call(PRINT, SECOND)).isInstanceOf(Lost.class);
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void anAnswerThatDoesNotEndIsNotReadToItsEnd() throws Exception {
        String row = "=comment=" + "x".repeat(100_000);
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {
                    while (!socket.isClosed()) {
                        say(out, "!re", row, tagOf(words));
                    }
                });
                RouterOsConnection connection = open(router)) {
            assertThatThrownBy(() -> connection.call(PRINT, SECOND.multipliedBy(60)))
                    .isInstanceOf(Lost.class)
                    .hasMessageContaining("too long");

            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void whoTalksOnWithoutBeingAskedIsNotListenedTo() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {
                    for (int i = 0; i <= RouterOsConnection.MOST_STRAYS; i++) {
                        say(out, "!re", "=name=stray", ".tag=999");
                    }
                });
                RouterOsConnection connection = open(router)) {
            assertThatThrownBy(() -> connection.call(PRINT, SECOND.multipliedBy(30)))
                    .isInstanceOf(Lost.class)
                    .hasMessageContaining("without being asked");
        }
    }

    @Test
    void aPasswordThatTheRouterRepeatsInItsLastWordsIsNotShown() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {
            say(out, "!fatal", "what is " + words.get(1));
            socket.close();
        })) {
            RouterSession session =
                    new RouterSession(RouterOsPool.standalone(Clock.systemUTC()), router.access(), Clock.systemUTC());

            assertThatThrownBy(() ->
                            session.write(RouterCommand.of("/ppp/secret/add").with("password", "topsecret1")))
                    .isInstanceOf(Lost.class)
                    .hasMessageContaining("•••")
                    .hasMessageNotContaining("topsecret1");
        }
    }

    @Test
    void noMoreThanEightCommandsAreOpen() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {});
                RouterOsConnection connection = open(router)) {
            for (int i = 0; i < RouterOsConnection.MOST_OPEN_TAGS; i++) {
                connection.send(PRINT, SECOND);
            }

            assertThatThrownBy(() -> connection.send(PRINT, Duration.ofMillis(50)))
                    .isInstanceOf(Lost.class)
                    .hasMessageContaining("8 commands");
            await().untilAsserted(() -> assertThat(router.heard()).hasSize(9));
        }
    }

    @Test
    void anIdleConnectionClosesItself() throws Exception {
        try (ScriptedRouter router = new ScriptedRouter((words, out, socket) -> {});
                RouterOsConnection connection =
                        RouterOsConnection.open(router.access(), Duration.ofMillis(80), Thread::new)) {
            await().atMost(SECOND.multipliedBy(5)).until(() -> !connection.isOpen());
        }
    }

    @Test
    void nobodyListeningIsARefusal() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }

        assertThatThrownBy(() -> RouterOsConnection.open(ScriptedRouter.access(port), SECOND, Thread::new))
                .isInstanceOf(NoConnection.class)
                .hasMessageStartingWith("refused");
    }

    private static RouterOsConnection open(ScriptedRouter router) throws RouterFault, IOException {
        return RouterOsConnection.open(router.access(), Duration.ofSeconds(60), Thread::new);
    }
}
