package org.demarc.snmp.control;

import java.util.Arrays;

/**
 * A message of version 3 as it came (RFC 3412 6, RFC 3414 2.4): where its parts lie, nothing checked or deciphered yet. Used again for each
 * datagram.
 */
final class V3Message extends BerReader {

    static final int VERSION = 3;
    /** The user-based security model (RFC 3411 5). */
    static final int USM = 3;

    static final int AUTHENTICATED = 1;
    static final int ENCRYPTED = 2;
    static final int REPORTABLE = 4;

    /** Where a field lies. */
    private record Place(int from, int length) {}

    private static final Place NOWHERE = new Place(0, 0);

    private int number;
    private int flags;
    private int boots;
    private int time;
    private Place engineId = NOWHERE;
    private Place user = NOWHERE;
    private Place code = NOWHERE;
    private Place salt = NOWHERE;
    private Place content = NOWHERE;

    /** Whether a datagram says that it is version 3, whatever else it holds. */
    static boolean isOne(byte[] datagram, int length) {
        int at = length > 1 && datagram[1] < 0 ? 2 + (datagram[1] & 0x7F) : 2;
        return at + 2 < length
                && datagram[0] == Ber.SEQUENCE
                && datagram[at] == Ber.INTEGER
                && datagram[at + 1] == 1
                && datagram[at + 2] == VERSION;
    }

    /** Finds everything in a datagram; false for what is no message of version 3 with the user-based security model. */
    boolean read(byte[] datagram, int length) {
        open(datagram, 0, length);
        try {
            header(Ber.SEQUENCE);
            boolean isOne = integer() == VERSION;
            header(Ber.SEQUENCE);
            number = (int) integer();
            integer(); // the longest answer that the sender takes
            flags = oneOctet();
            boolean isUsm = integer() == USM;
            readSecurity();
            readContent();
            return isOne && isUsm;
        } catch (Broken broken) {
            return false;
        }
    }

    private int oneOctet() {
        if (header(Ber.OCTETS) != 1) {
            throw new Broken();
        }
        return octet();
    }

    private void readSecurity() {
        header(Ber.OCTETS);
        header(Ber.SEQUENCE);
        engineId = octets();
        boots = (int) integer();
        time = (int) integer();
        user = octets();
        code = octets();
        salt = octets();
    }

    private void readContent() {
        if (isEncrypted()) {
            content = octets();
        } else {
            content = new Place(at(), end() - at());
        }
    }

    private Place octets() {
        int length = header(Ber.OCTETS);
        Place place = new Place(at(), length);
        skip(length);
        return place;
    }

    /** Which an answer repeats. */
    int number() {
        return number;
    }

    boolean isAuthenticated() {
        return (flags & AUTHENTICATED) != 0;
    }

    boolean isEncrypted() {
        return (flags & ENCRYPTED) != 0;
    }

    /** How often the sender's engine has started. */
    int boots() {
        return boots;
    }

    /** Seconds since it started last. */
    int time() {
        return time;
    }

    byte[] engineId() {
        return octets(engineId);
    }

    byte[] user() {
        return octets(user);
    }

    byte[] salt() {
        return octets(salt);
    }

    int codeAt() {
        return code.from();
    }

    int codeLength() {
        return code.length();
    }

    /** Where the scoped PDU lies, or what it was enciphered to. */
    int contentAt() {
        return content.from();
    }

    int contentLength() {
        return content.length();
    }

    private byte[] octets(Place place) {
        return Arrays.copyOfRange(data(), place.from(), place.from() + place.length());
    }
}
