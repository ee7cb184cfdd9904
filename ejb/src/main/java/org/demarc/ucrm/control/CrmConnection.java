package org.demarc.ucrm.control;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.demarc.ucrm.control.CrmAnswer.Stage;
import org.demarc.ucrm.control.CrmAnswer.Unreachable;

/** Says in plain words why no conversation with a CRM came about. */
final class CrmConnection {

    private CrmConnection() {}

    static Unreachable fault(IOException fault) {
        if (cause(fault, UnresolvedAddressException.class).isPresent()
                || cause(fault, UnknownHostException.class).isPresent()) {
            return new Unreachable(Stage.NAME, "the host name does not resolve");
        }
        if (fault instanceof HttpConnectTimeoutException) {
            return new Unreachable(
                    Stage.CONNECT, "no connection within " + CrmApi.CONNECT.toSeconds() + " s: the port is filtered");
        }
        if (fault instanceof HttpTimeoutException) {
            return new Unreachable(Stage.ANSWER, "no answer within " + CrmApi.ANSWER.toSeconds() + " s");
        }
        if (fault instanceof ConnectException) {
            return new Unreachable(Stage.CONNECT, "connection refused");
        }
        return fault instanceof SSLException
                ? new Unreachable(Stage.TLS, "TLS: " + tlsWords(fault))
                : new Unreachable(Stage.ANSWER, "connection failed: " + fault.getMessage());
    }

    private static String tlsWords(IOException fault) {
        String words = innermost(fault);
        if (cause(fault, CertificateExpiredException.class).isPresent()) {
            return "the certificate has expired (" + words + ")";
        }
        if (cause(fault, CertPathBuilderException.class).isPresent()) {
            return "the certificate is signed by nobody whom Demarc trusts";
        }
        if (words.contains("subject alternative") || words.startsWith("No name matching")) {
            return "the certificate is made out for another name (" + words + ")";
        }
        return words.contains("plaintext connection") || words.contains("Unsupported or unrecognized")
                ? "what answers there does not speak TLS"
                : words;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable fault, Class<T> kind) {
        Optional<T> found = Optional.empty();
        for (Throwable next = fault; next != null && found.isEmpty(); next = next.getCause()) {
            found = kind.isInstance(next) ? Optional.of(kind.cast(next)) : Optional.empty();
        }
        return found;
    }

    private static String innermost(Throwable fault) {
        Throwable inner = fault;
        for (Throwable next = fault.getCause(); next != null; next = next.getCause()) {
            inner = next;
        }
        return String.valueOf(inner.getMessage());
    }
}
