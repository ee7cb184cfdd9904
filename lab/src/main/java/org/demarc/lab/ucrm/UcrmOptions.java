package org.demarc.lab.ucrm;

/**
 * How a fake CRM starts.
 *
 * @param address the address to listen on
 * @param port 0 for any free one
 * @param writeKey the app key of the type Write
 * @param readKey the app key of the type Read; writing with it answers 403
 * @param textEntityId whether {@code entityId} of webhooks is text (newer builds) or a number (older ones)
 */
public record UcrmOptions(String address, int port, String writeKey, String readKey, boolean textEntityId) {

    /** Any free port of 127.0.0.1, keys {@code write-key} and {@code read-key}, text ids. */
    public static UcrmOptions defaults() {
        return new UcrmOptions("127.0.0.1", 0, "write-key", "read-key", true);
    }

    public UcrmOptions at(String newAddress, int newPort) {
        return new UcrmOptions(newAddress, newPort, writeKey, readKey, textEntityId);
    }

    public UcrmOptions keys(String write, String read) {
        return new UcrmOptions(address, port, write, read, textEntityId);
    }

    public UcrmOptions withTextEntityId(boolean text) {
        return new UcrmOptions(address, port, writeKey, readKey, text);
    }
}
