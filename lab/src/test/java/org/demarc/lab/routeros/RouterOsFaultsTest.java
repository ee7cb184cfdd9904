package org.demarc.lab.routeros;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong on demand: ucrm-routeros.md 10.5, and a router that is off, filtered or behind TLS. */
class RouterOsFaultsTest {

    @Test
    void aDroppedCommandIsNotCarriedOut() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            client.call("/sim/fault", "=match=secret/add", "=kind=drop");

            client.send("/ppp/secret/add", "=name=u1");

            assertThat(client.isClosedByRouter()).isTrue();
            assertThat(router.hits()).containsExactly(new FaultHit(Fault.Kind.DROP, "/ppp/secret/add"));
            assertThat(router.rows("/ppp/secret")).isEmpty();
        }
    }

    @Test
    void aCommandWhoseReplyIsDroppedIsCarriedOut() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            client.call("/sim/fault", "=match=secret/add", "=kind=drop-after");

            client.send("/ppp/secret/add", "=name=u1");

            assertThat(client.isClosedByRouter()).isTrue();
            assertThat(router.hits()).containsExactly(new FaultHit(Fault.Kind.DROP_AFTER, "/ppp/secret/add"));
            assertThat(router.rows("/ppp/secret")).hasSize(1);
        }
    }

    @Test
    void whatAFaultHasHitIsToldUntilTheReset() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            router.fault(Fault.trap("secret/add", "failure: disk full").sparing(1));
            client.call("/ppp/secret/add", "=name=u1");
            client.call("/ppp/secret/print");
            assertThat(router.hits()).as("what was spared or does not match").isEmpty();

            client.call("/ppp/secret/add", "=name=u2");
            client.call("/ppp/secret/add", "=name=u3");
            router.noFaults();

            assertThat(router.hits()).containsExactly(new FaultHit(Fault.Kind.TRAP, "/ppp/secret/add"));
            router.reset();
            assertThat(router.hits()).isEmpty();
        }
    }

    @Test
    void trapsAreCountedDown() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            client.call("/sim/fault", "=match=^/ppp/secret", "=kind=trap", "=arg=failure: disk full", "=times=2");

            assertThat(client.call("/ppp/secret/print", ".tag=1"))
                    .containsExactly(
                            List.of("!trap", "=message=failure: disk full", ".tag=1"), List.of("!done", ".tag=1"));
            assertThat(client.call("/ppp/secret/add", "=name=u1").get(0)).contains("=message=failure: disk full");
            assertThat(client.call("/ppp/secret/print").get(0)).containsExactly("!empty");
        }
    }

    @Test
    void aFatalWordEndsTheConnection() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            client.call("/sim/fault", "=match=print", "=kind=fatal");

            assertThat(client.call("/ppp/secret/print")).containsExactly(List.of("!fatal", "connection closed"));
            assertThat(client.isClosedByRouter()).isTrue();
        }
    }

    @Test
    void aSlowCommandIsCarriedOutLater() {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            client.call("/sim/fault", "=match=identity", "=kind=slow", "=arg=0.3");
            long start = System.nanoTime();

            assertThat(client.call("/system/identity/print")).hasSize(2);

            assertThat(System.nanoTime() - start).isGreaterThan(290_000_000L);
        }
    }

    @Test
    void aStoppedRouterRefusesAndIsBackWithItsRows() throws IOException {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults());
                RawClient client = RawClient.loggedIn(router)) {
            router.add("/ppp/secret", Map.of("name", "u1"));

            router.stop();

            assertThat(client.isClosedByRouter()).isTrue();
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress("127.0.0.1", router.port()), 2000))
                        .isInstanceOf(ConnectException.class);
            }
            router.resume();
            try (RawClient again = RawClient.loggedIn(router)) {
                assertThat(again.call("/ppp/secret/print", "=.proplist=name").get(0))
                        .containsExactly("!re", "=name=u1");
            }
        }
    }

    @Test
    void aFilteredRouterAnswersNoConnectionAttempt() throws IOException {
        try (RouterOsSimulator router = RouterOsSimulator.start(RouterOsOptions.defaults())) {
            router.filter();

            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress("127.0.0.1", router.port()), 400))
                        .isInstanceOf(SocketTimeoutException.class);
            }
            router.resume();
            RawClient.loggedIn(router).close();
        }
    }

    @Test
    void everyLoopbackAddressMayBeARouter() throws IOException {
        try (RouterOsSimulator router =
                        RouterOsSimulator.start(RouterOsOptions.defaults().address("127.9.8.7"));
                RawClient client = new RawClient(new Socket("127.9.8.7", router.port()))) {

            assertThat(client.call("/login", "=name=api", "=password=secret")).containsExactly(List.of("!done"));
        }
    }

    @Test
    void tlsShowsTheCertificateOfThePin() throws Exception {
        try (RouterOsSimulator router =
                RouterOsSimulator.start(RouterOsOptions.defaults().tlsPort(0))) {
            SSLContext trusting = SSLContext.getInstance("TLS");
            trusting.init(null, new TrustManager[] {new Anybody()}, null);
            SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", router.tlsPort());
            byte[] certificate = socket.getSession().getPeerCertificates()[0].getEncoded();

            try (RawClient client = new RawClient(socket)) {
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate)))
                        .isEqualTo(router.tlsPin());
                assertThat(client.call("/login", "=name=api", "=password=secret"))
                        .containsExactly(List.of("!done"));
                assertThat(router.rows("/user/active"))
                        .extracting(row -> row.get("via"))
                        .containsExactly("api-ssl");
            }
            String former = router.tlsPin();
            router.renewCertificate();
            try (SSLSocket again =
                    (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", router.tlsPort())) {
                byte[] other = again.getSession().getPeerCertificates()[0].getEncoded();
                assertThat(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(other)))
                        .isEqualTo(router.tlsPin())
                        .isNotEqualTo(former);
            }
        }
    }

    @Test
    void theLogHidesPasswords(@TempDir Path folder) throws IOException {
        Path log = folder.resolve("commands.jsonl");
        try (RouterOsSimulator router =
                        RouterOsSimulator.start(RouterOsOptions.defaults().log(log));
                RawClient client = RawClient.loggedIn(router)) {
            client.call("/ppp/secret/add", "=name=u1", "=password=topsecret1");
        }

        assertThat(Files.readAllLines(log))
                .containsExactly(
                        "[\"/login\",\"=name=api\",\"=password=•••\"]",
                        "[\"/ppp/secret/add\",\"=name=u1\",\"=password=•••\"]");
    }

    /** Trusts any certificate: the test compares the pin itself. */
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
