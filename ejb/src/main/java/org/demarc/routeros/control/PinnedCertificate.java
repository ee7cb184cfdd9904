package org.demarc.routeros.control;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.demarc.Fingerprint;

/** Trusts one certificate: the one whose SHA-256 was pinned. Who signed it, for which name and until when does not matter. */
final class PinnedCertificate extends X509ExtendedTrustManager {

    private final byte[] pin;

    /** @param pin SHA-256 of the certificate's DER form in hex; colons, blanks and case do not count */
    PinnedCertificate(String pin) {
        this.pin = HexFormat.of().parseHex(pin.replaceAll("[:\\s]", "").toLowerCase(Locale.ROOT));
    }

    /** The pin of a certificate, 64 lower-case hex digits. */
    static String pinOf(X509Certificate certificate) throws CertificateException {
        return Fingerprint.hex(certificate.getEncoded());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (chain.length == 0 || !MessageDigest.isEqual(pin, Fingerprint.of(chain[0].getEncoded()))) {
            throw new CertificateException("the router's certificate is not the pinned one");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("routers are called, they do not call");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
