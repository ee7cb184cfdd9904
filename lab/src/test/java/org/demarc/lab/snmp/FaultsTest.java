package org.demarc.lab.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final String HOST = "127.20.0.2";
    private static final String DESCR = "1.3.6.1.2.1.1.1.0";

    private final SnmpAgent agent = SnmpAgent.start(0);
    private final SnmpDevice device = new SnmpDevice(
            "ill",
            Mib.builder()
                    .add(DESCR, Value.text("ill"))
                    .add("1.3.6.1.2.1.1.3.0", Value.timeTicks(1))
                    .build(),
            Manners.communities("public", "private"));
    private RawSnmp client;

    @BeforeEach
    void serve() throws IOException {
        agent.bind(HOST, device);
        client = new RawSnmp(HOST, agent.port());
    }

    @AfterEach
    void stop() {
        client.close();
        agent.close();
    }

    @Test
    void aDeviceThatIsOffKeepsSilentUntilItIsHealed() throws IOException {
        device.suffer(Faults.of(Faults.Kind.OFF));
        assertThat(client.get(DESCR)).isEmpty();

        device.suffer(Faults.NONE);

        assertThat(client.get(DESCR)).isPresent();
    }

    @Test
    void delayedAnswersComeLate() throws IOException {
        device.suffer(Faults.NONE.withDelayMs(120));
        Instant asked = Instant.now();

        assertThat(client.get(DESCR)).isPresent();

        assertThat(Duration.between(asked, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(119));
    }

    @Test
    void everythingMayBeLost() throws IOException {
        device.suffer(Faults.NONE.withLossPercent(100));

        assertThat(client.get(DESCR)).isEmpty();
    }

    @Test
    void garbageIsNoMessage() throws IOException {
        device.suffer(Faults.of(Faults.Kind.GARBAGE));

        byte[] octets =
                client.send(client.request(RawSnmp.GET, 0, 0, new byte[0])).orElseThrow();

        assertThat(octets).isNotEmpty();
        assertThat(octets[0]).isNotEqualTo((byte) 0x30);
    }

    @Test
    void aTruncatedAnswerEndsInTheMiddle() throws IOException {
        device.suffer(Faults.of(Faults.Kind.TRUNCATED));

        byte[] octets =
                client.send(client.request(RawSnmp.GET, 0, 0, new byte[0])).orElseThrow();

        assertThat((int) octets[1]).isGreaterThan(octets.length);
    }

    @Test
    void aLoopingDeviceRepeatsTheAskedObject() throws IOException {
        device.suffer(Faults.of(Faults.Kind.LOOPING));

        var next = client.next(DESCR).orElseThrow();
        var bulk = client.bulk(0, 3, DESCR).orElseThrow();

        assertThat(next.cells()).extracting(RawSnmp.Cell::oid).containsExactly(DESCR);
        assertThat(bulk.cells()).extracting(RawSnmp.Cell::oid).containsExactly(DESCR, DESCR, DESCR);
    }

    @Test
    void aDeviceWithAnotherCommunityKeepsSilent() throws IOException {
        device.suffer(Faults.of(Faults.Kind.WRONG_COMMUNITY));

        assertThat(client.get(DESCR)).isEmpty();
    }

    @Test
    void foreignAnswersCarryAnotherCommunityOrId() throws IOException {
        device.suffer(Faults.of(Faults.Kind.FOREIGN_COMMUNITY));
        var community = client.get(DESCR).orElseThrow();
        device.suffer(Faults.of(Faults.Kind.FOREIGN_REQUEST_ID));
        var id = client.get(DESCR).orElseThrow();

        assertThat(community.community()).isNotEqualTo("public");
        assertThat(id.requestId()).isNotEqualTo(client.lastRequestId());
        assertThat(id.cells()).hasSize(1);
    }

    @Test
    void generalErrorsNameTheFirstVarBind() throws IOException {
        device.suffer(Faults.of(Faults.Kind.GEN_ERR));

        var reply = client.get(DESCR).orElseThrow();

        assertThat(reply.status()).isEqualTo(5);
        assertThat(reply.index()).isEqualTo(1);
    }

    @Test
    void aDeviceWithATinyBufferFindsGreatBulksTooBig() throws IOException {
        device.suffer(Faults.of(Faults.Kind.TOO_BIG));

        assertThat(client.bulk(0, 6, DESCR).orElseThrow().status()).isEqualTo(1);
        assertThat(client.bulk(0, 5, DESCR).orElseThrow().status()).isZero();
    }

    @Test
    void anUnboundAddressIsGone() throws IOException {
        agent.unbind(HOST);

        assertThat(client.get(DESCR)).isEmpty();
    }
}
