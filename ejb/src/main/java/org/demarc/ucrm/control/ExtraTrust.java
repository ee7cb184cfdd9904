package org.demarc.ucrm.control;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS that trusts the certificates of a source besides those that Java trusts. */
final class ExtraTrust {

    private ExtraTrust() {}

    /**
     * @throws IllegalArgumentException when the text holds no usable certificate
     */
    static SSLContext context(String caPem) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates(caPem)) {
                store.setCertificateEntry("ca" + number++, certificate);
            }
            for (Certificate known : usual()) {
                store.setCertificateEntry("java" + number++, known);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(store), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("the certificates cannot be used: " + e.getMessage(), e);
        }
    }

    private static List<Certificate> certificates(String pem) throws GeneralSecurityException {
        var input = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
        return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(input));
    }

    private static List<Certificate> usual() throws GeneralSecurityException {
        List<Certificate> known = new ArrayList<>();
        for (TrustManager manager : managers(null)) {
            if (manager instanceof X509TrustManager x509) {
                known.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return known;
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
