package org.demarc.lab.ucrm;

import java.util.Optional;
import org.demarc.lab.routeros.Certificate;

/**
 * How a fake CRM starts.
 *
 * @param address the address to listen on
 * @param port 0 for any free one
 * @param writeKey the app key of the type Write
 * @param readKey the app key of the type Read; writing with it answers 403
 * @param textEntityId whether {@code entityId} of webhooks is text (newer builds) or a number (older ones)
 * @param version as {@code GET version} tells it
 * @param certificate empty for plain HTTP
 * @param offersEndpoints whether webhook endpoints can be read and made by the API; otherwise 404
 */
public record UcrmOptions(
        String address,
        int port,
        String writeKey,
        String readKey,
        boolean textEntityId,
        String version,
        Optional<Certificate> certificate,
        boolean offersEndpoints) {

    /** Any free port of 127.0.0.1, keys {@code write-key} and {@code read-key}, text ids. */
    public static UcrmOptions defaults() {
        return new UcrmOptions("127.0.0.1", 0, "write-key", "read-key", true, "4.2.1", Optional.empty(), true);
    }

    public UcrmOptions at(String newAddress, int newPort) {
        return new UcrmOptions(
                newAddress, newPort, writeKey, readKey, textEntityId, version, certificate, offersEndpoints);
    }

    public UcrmOptions keys(String write, String read) {
        return new UcrmOptions(address, port, write, read, textEntityId, version, certificate, offersEndpoints);
    }

    public UcrmOptions withTextEntityId(boolean text) {
        return new UcrmOptions(address, port, writeKey, readKey, text, version, certificate, offersEndpoints);
    }

    public UcrmOptions withVersion(String told) {
        return new UcrmOptions(address, port, writeKey, readKey, textEntityId, told, certificate, offersEndpoints);
    }

    /** HTTPS with this certificate. */
    public UcrmOptions secured(Certificate mine) {
        return new UcrmOptions(
                address, port, writeKey, readKey, textEntityId, version, Optional.of(mine), offersEndpoints);
    }

    /** As an installation whose API knows nothing of webhook endpoints. */
    public UcrmOptions withoutEndpoints() {
        return new UcrmOptions(address, port, writeKey, readKey, textEntityId, version, certificate, false);
    }
}
