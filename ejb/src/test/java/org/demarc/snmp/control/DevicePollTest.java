package org.demarc.snmp.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.demarc.lab.snmp.Faults;
import org.demarc.settings.entity.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One conversation with two requests at once, whose gate is in the test's hands. Nothing is sent twice: nobody keeps the time. */
@Timeout(60)
class DevicePollTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final SimulatedNetwork network = new SimulatedNetwork();
    private final Wire wire =
            new Wire("wire-of-a-test", SnmpSettings.DEFAULT, new Tally(), new UsmSessions(), address -> {});
    private final CompletableFuture<DeviceRead> read = new CompletableFuture<>();

    /** Lets so many requests pass; others wait until it is opened. */
    private static final class Turnstile implements DevicePoll.Gate {

        private final AtomicInteger passes;
        private final AtomicInteger told = new AtomicInteger();
        private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

        Turnstile(int passes) {
            this.passes = new AtomicInteger(passes);
        }

        @Override
        public void pass(long varBinds, Runnable send) {
            if (passes.getAndDecrement() > 0) {
                send.run();
            } else {
                waiting.add(send);
            }
        }

        @Override
        public void allWait() {
            told.incrementAndGet();
        }

        void open() {
            passes.set(Integer.MAX_VALUE);
            for (Runnable send = waiting.poll(); send != null; send = waiting.poll()) {
                send.run();
            }
        }
    }

    @AfterEach
    void close() {
        wire.close();
        network.close();
    }

    @Test
    @DisplayName(
            "ENG-9 ENG-33 a conversation with a request at the device is not given up, else the device would soon have three")
    void whoWaitsForAnAnswerIsNotGivenUp() {
        network.addSwitch("127.40.0.44");
        CompletableFuture<Boolean> mayAnswer = new CompletableFuture<>();
        AtomicInteger asked = new AtomicInteger();
        UnaryOperator<byte[]> relay = OddHost.relayTo("127.40.0.44", network.port());
        UnaryOperator<byte[]> hesitant = message -> {
            if (asked.incrementAndGet() > 1) {
                mayAnswer.join();
            }
            return relay.apply(message);
        };
        Turnstile gate = new Turnstile(2);
        try (OddHost host = new OddHost("127.40.0.45", "127.40.0.45", hesitant)) {
            DevicePoll poll = begun(SnmpTarget.v2c("127.40.0.45", host.port(), Secret.of("public")), gate);
            Awaitility.await().atMost(PATIENCE).until(() -> asked.get() == 2 && gate.waiting.size() == 1);

            boolean whileAsked = poll.abandon();
            int toldWhileAsked = gate.told.get();
            mayAnswer.complete(true);
            Awaitility.await().atMost(PATIENCE).until(() -> gate.told.get() > 0);

            assertThat(whileAsked).isFalse();
            assertThat(toldWhileAsked).isZero();
            assertThat(poll.abandon()).isTrue();
            assertThat(poll.abandon()).isFalse();
        }
    }

    @Test
    @DisplayName("ENG-18 ENG-33 the time for which both requests wait is not the device's, and moves its deadline once")
    void theTimeAtTheGateIsNotTheDevices() throws Exception {
        network.addIll("127.40.0.46", Faults.NONE.withDelayMs(100));
        Duration held = Duration.ofSeconds(3);
        Turnstile gate = new Turnstile(1);

        DevicePoll poll = begun(network.target("127.40.0.46"), gate);
        Awaitility.await().atMost(PATIENCE).during(held).until(() -> gate.waiting.size() == 2);
        gate.open();
        DeviceRead result = read.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);

        assertThat(poll.abandon()).isFalse();
        assertThat(result.table("interfaces").complete()).isFalse();
        assertThat(result.effort().duration()).isPositive().isLessThan(held);
    }

    /** Four values at a time, so that a table takes a while. */
    private DevicePoll begun(SnmpTarget target, DevicePoll.Gate gate) {
        PollRequest request = PollRequest.of(
                        target.withInFlight(2),
                        ScalarRequest.none(),
                        List.of(SimulatedNetwork.INTERFACES, SimulatedNetwork.FDB))
                .withConduct(new DeviceConduct(4, true, 0, 60, 60, 150, 0))
                .withDeadline(Duration.ofMillis(600));
        DevicePoll poll = new DevicePoll(
                request, SnmpSettings.DEFAULT, wire, new Line(), 1, gate, ended -> read.complete(ended.result()));
        poll.start();
        return poll;
    }
}
